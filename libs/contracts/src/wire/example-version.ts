/** A small version, and all that can be said of it; a test takes it through its life under this very hash. */
export const EXAMPLE_HASH = '45882fb84511bb3c572ec43250b29d5320e09b1c56c280d1ee0516daaaad3e8d';

export const EXAMPLE_SOURCE = `schema: ratebook/v1
package: example
version: 1
currency: USD
interval: month
charges:
  - { key: fee, model: flat, amount: 20.00 }
`;

export const EXAMPLE_SUMMARY = {
  package: 'example',
  version: 1,
  state: 'published',
  contentHash: EXAMPLE_HASH,
  currency: 'USD',
  interval: 'month',
  effectiveFrom: null,
  publishedAt: '2026-11-23T12:00:00Z',
  publishedBy: 'ada',
  retiredAt: null,
  definitionsHash: '024129f9432ecd070d8df4a9d275c8bae0473cd83e6a05dee263c93e69a4d4de',
};

export const EXAMPLE_VERSION = {
  ...EXAMPLE_SUMMARY,
  document: {
    charges: [{ amount: '20.00', key: 'fee', model: 'flat' }],
    currency: 'USD',
    interval: 'month',
    package: 'example',
    schema: 'ratebook/v1',
    version: '1',
  },
  approvedBy: 'grace',
  breakGlass: null,
  retiredBy: null,
  retiredReason: null,
  promotions: [],
  becomesCurrent: [],
  supersedes: [],
};

/** Asked for, and waiting for somebody else. */
export const EXAMPLE_PROMOTION = {
  from: '2027-01-01T00:00:00Z',
  state: 'in-review',
  requestedBy: 'ada',
  requestedAt: '2026-11-23T12:00:00Z',
  decidedBy: null,
  comment: null,
  promotedBy: null,
  promotedAt: null,
};
