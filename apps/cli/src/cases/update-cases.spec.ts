import { describe, expect, it } from '@jest/globals';
import type { Outcome } from './compare-case.js';
import { updateCases } from './update-cases.js';

const OUTCOME: Outcome = {
  lines: new Map([['seats', '120.00']]),
  adjustments: new Map([['startup', '-12.00']]),
  bounds: new Map(),
  subtotal: '120.00',
  total: '108.00',
  entitlements: new Map(),
  rules: ['startup'],
};

describe('updateCases', () => {
  it('replaces what was wrong and keeps comments, order and spelling of the rest', () => {
    const text = `# What the pricing team promised.
cases:
  # A dozen seats.
  - name: twelve seats
    quantities: { seats: 12 }
    expect:
      lines: { seats: 100.00 } # ten each
      total: 90.00
      rules: [startup, other]
`;
    const paths = [['lines', 'seats'], ['total'], ['rules']];
    expect(updateCases(text, [{ index: 0, paths, outcome: OUTCOME }])).toBe(
      text
        .replace('100.00', '120.00')
        .replace('90.00', '108.00')
        .replace('startup, other', 'startup')
        .replace('[startup]', '[ startup ]'),
    );
  });

  it('deletes the expectation of what is no longer there', () => {
    const text = 'cases:\n  - name: a\n    expect:\n      lines: { seats: 120.00, mtu: 5 }\n';
    expect(updateCases(text, [{ index: 0, paths: [['lines', 'mtu']], outcome: OUTCOME }])).toBe(
      'cases:\n  - name: a\n    expect:\n      lines: { seats: 120.00 }\n',
    );
  });

  it('fills in a case that expects nothing yet', () => {
    const text = 'cases:\n  - name: a\n    expect: {}\n';
    const updated = updateCases(text, [{ index: 0, paths: [], outcome: OUTCOME }]);
    expect(updated).toContain('total: 108.00');
    expect(updated).toContain('startup: -12.00');
  });
});
