import { describe, expect, it } from '@jest/globals';
import type { Quote } from '#quote';
import { style } from '../shell/style.js';
import { quoteTable } from './quote-table.js';

const QUOTE: Quote = {
  package: { key: 'team', version: 4, contentHash: 'ab' },
  currency: 'USD',
  period: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z', timeZone: 'UTC' },
  rounding: { mode: 'halfUp', scale: 2 },
  lines: [
    {
      key: 'platform',
      description: 'Platform fee',
      model: 'flat',
      timing: 'advance',
      amount: '120.00',
      unroundedAmount: '120',
      details: [],
    },
    {
      key: 'mtu',
      description: 'Tracked users',
      model: 'graduated',
      timing: 'arrears',
      quantity: '1234567.5',
      amount: '240.00',
      unroundedAmount: '240',
      waived: true,
      details: [],
    },
  ],
  adjustments: [],
  subtotal: '360.00',
  total: '360.00',
  rules: [],
  entitlements: [],
};

describe('quoteTable', () => {
  it('puts amounts under each other, with a rule above the total', () => {
    expect(quoteTable(QUOTE, style(false))).toBe(
      `team@4  2027-01-01T00:00:00Z to 2027-02-01T00:00:00Z UTC

  Platform fee                  flat                120.00 USD
  Tracked users   1,234,567.5   graduated, waived   240.00 USD
  ────────────────────────────────────────────────────────────
  total                                             360.00 USD
`,
    );
  });

  it('shows adjustments between subtotal and total, and what the workspace may use', () => {
    const table = quoteTable(
      {
        ...QUOTE,
        adjustments: [
          {
            rule: 'startup-discount',
            kind: 'discount',
            description: 'Startup discount',
            percent: '20',
            amount: '-48.00',
            shares: [{ charge: 'mtu', amount: '-48.00' }],
          },
        ],
        total: '312.00',
        entitlements: [
          { feature: 'sso', type: 'boolean', value: true, source: 'version' },
          {
            feature: 'mtu',
            type: 'metered',
            meter: 'mtu',
            limit: '25000',
            enforcement: 'soft',
            resets: 'interval',
            source: 'bigger-plan',
          },
        ],
      },
      style(false),
    );
    expect(table).toMatch(
      /subtotal +360\.00 USD\n +Startup discount +discount 20 % +-48\.00 USD\n +total +312\.00 USD/,
    );
    expect(table).toMatch(/sso +yes\n +mtu +25,000 mtu, soft, each interval +by rule bigger-plan/);
  });
});
