import { describe, expect, it } from '@jest/globals';
import { type Outcome, compareCase } from './compare-case.js';

const OUTCOME: Outcome = {
  lines: new Map([
    ['mtu', '240.00'],
    ['seats', '0.00'],
  ]),
  adjustments: new Map([['startup-discount', '-48.00']]),
  bounds: new Map(),
  subtotal: '240.00',
  total: '192.00',
  entitlements: new Map([
    ['sso', 'true'],
    ['mtu', '25000'],
  ]),
  rules: ['startup-discount'],
};

describe('compareCase', () => {
  it('finds nothing when everything expected came out, decimals by value', () => {
    const expected = {
      lines: { mtu: '240', seats: '0' },
      adjustments: { 'startup-discount': '-48.0' },
      total: '192.00',
      entitlements: { sso: true, mtu: '25000' },
      rules: ['startup-discount'],
    };
    expect(compareCase(expected, OUTCOME)).toEqual([]);
  });

  it('compares nothing that the case leaves out', () => {
    expect(compareCase({}, OUTCOME)).toEqual([]);
  });

  it('puts expected and got side by side, and says when there is no such thing', () => {
    const expected = {
      lines: { mtu: '240.01', calls: '1' },
      subtotal: '241',
      entitlements: { sso: false },
      rules: ['startup-discount', 'other'],
    };
    expect(compareCase(expected, OUTCOME)).toEqual([
      { path: ['lines', 'mtu'], expected: '240.01', got: '240.00' },
      { path: ['lines', 'calls'], expected: '1', got: undefined },
      { path: ['subtotal'], expected: '241', got: '240.00' },
      { path: ['entitlements', 'sso'], expected: 'false', got: 'true' },
      { path: ['rules'], expected: '[startup-discount, other]', got: '[startup-discount]' },
    ]);
  });

  it('knows the minimum and maximum by what they are and by the rule that made them', () => {
    const outcome = {
      ...OUTCOME,
      adjustments: new Map([['enterprise-floor', '341.60']]),
      bounds: new Map([['minimum', '341.60']]),
    };
    const adjustments = { minimum: '341.60', 'enterprise-floor': '341.60' };
    expect(compareCase({ adjustments }, outcome)).toEqual([]);
  });

  it('minds the order of the rules that fire', () => {
    const outcome = { ...OUTCOME, rules: ['a', 'b'] };
    expect(compareCase({ rules: ['b', 'a'] }, outcome)).toHaveLength(1);
  });

  it('is not misled by keys that every object has', () => {
    expect(compareCase({ lines: { constructor: '1' } }, OUTCOME)).toEqual([
      { path: ['lines', 'constructor'], expected: '1', got: undefined },
    ]);
  });
});
