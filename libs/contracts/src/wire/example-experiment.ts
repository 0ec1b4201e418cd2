/** An experiment on the two versions of the package `team`, and all that can be said of it as a draft. */
export const EXAMPLE_EXPERIMENT_SOURCE = `schema: ratebook/experiment-v1
experiment: example-rate
hypothesis: A lower rate with a higher minimum raises revenue per workspace
seed: example-rate-2027
enrol: renewal
variants:
  - { key: control, package: example@1, weight: 50 }
  - { key: lower-rate, package: example@2, weight: 25 }
  - { key: same-rate, package: example@2, weight: 25 }
rollout:
  startsAt: 2027-02-01T14:00:00Z
  stages:
    - { coverage: 20, holdFor: 62d }
    - { coverage: 100, holdFor: 93d }
`;
export const EXAMPLE_EXPERIMENT_HASH = '690213d5fe6ff7d9002349e4fc2e7e29f9e80b487aafd6f538cd403abc8f5695';

export const EXAMPLE_EXPERIMENT_SUMMARY = {
  experiment: 'example-rate',
  state: 'draft',
  revision: 1,
  contentHash: EXAMPLE_EXPERIMENT_HASH,
  package: 'example',
  seed: 'example-rate-2027',
  enrol: 'renewal',
  layer: null,
  createdAt: '2026-11-23T12:00:00Z',
  updatedAt: '2026-11-23T12:00:00Z',
  startedAt: null,
  startedBy: null,
  stoppedAt: null,
  stoppedBy: null,
  stopReason: null,
  endedAt: null,
};

const arm = (key: string, version: number, weight: string): object => ({
  key,
  package: `example@${version}`,
  weight,
  liveBuckets: 0,
  units: 0,
  workspaces: 0,
  exposed: 0,
  closedAt: null,
  closedBy: null,
});

export const EXAMPLE_EXPERIMENT = {
  ...EXAMPLE_EXPERIMENT_SUMMARY,
  variants: [arm('control', 1, '50'), arm('lower-rate', 2, '25'), arm('same-rate', 2, '25')],
  stages: [
    { coverage: '20', entersAt: '2027-02-01T14:00:00Z' },
    { coverage: '100', entersAt: '2027-04-04T14:00:00Z' },
  ],
  liveFrom: null,
  writtenBy: ['bootstrap'],
  submittedBy: null,
  approvals: [],
  source: EXAMPLE_EXPERIMENT_SOURCE,
  diagnostics: [],
};
