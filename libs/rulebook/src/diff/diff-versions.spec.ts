import { describe, expect, it } from '@jest/globals';
import { diffVersions } from './diff-versions.js';

const BASE = {
  schema: 'ratebook/v1',
  package: 'team',
  version: '1',
  currency: 'USD',
  charges: [
    { key: 'seats', model: 'unit', unitAmount: '10.00' },
    {
      key: 'calls',
      model: 'graduated',
      tiers: [{ upTo: '1000', unitAmount: '0.01' }, { unitAmount: '0.005' }],
    },
  ],
  rules: [{ name: 'first' }, { name: 'second' }],
};

const sentences = (to: Readonly<Record<string, unknown>>, from: Readonly<Record<string, unknown>> = BASE) =>
  diffVersions(from, to).map(({ sentence }) => sentence);

describe('diffVersions', () => {
  it('finds nothing in what means the same: other digits, another order of keys, another number', () => {
    const [seats, calls] = BASE.charges;
    expect(
      sentences({
        rules: BASE.rules,
        charges: [{ unitAmount: '10', model: 'unit', key: seats?.key }, calls],
        currency: 'USD',
        package: 'team',
        version: '2',
      }),
    ).toEqual([]);
  });

  it('names the very place of a change, as deep as both are alike', () => {
    const calls = {
      key: 'calls',
      model: 'graduated',
      tiers: [{ upTo: '2000', unitAmount: '0.01' }, { unitAmount: '0.005' }],
    };
    expect(diffVersions(BASE, { ...BASE, charges: [BASE.charges[0], calls] })).toEqual([
      {
        kind: 'changed',
        subject: 'charge',
        name: 'calls',
        field: 'tiers[0].upTo',
        from: '1000',
        to: '2000',
        sentence: 'charge `calls`: `tiers[0].upTo` changes from 1000 to 2000',
      },
    ]);
  });

  it('shows a list that became longer as a whole', () => {
    const calls = { key: 'calls', model: 'graduated', tiers: [{ unitAmount: '0.005' }] };
    expect(sentences({ ...BASE, charges: [BASE.charges[0], calls] })).toEqual([
      'charge `calls`: `tiers` changes from [{ upTo: 1000, unitAmount: 0.01 }, { unitAmount: 0.005 }] to [{ unitAmount: 0.005 }]',
    ]);
  });

  it('tells what came, what went and what is set no longer', () => {
    expect(
      sentences({
        ...BASE,
        title: 'Team',
        charges: [
          { key: 'seats', model: 'unit' },
          { key: 'fee', model: 'flat', amount: '5' },
        ],
      }),
    ).toEqual([
      '`title` is set to Team',
      'charge `seats`: `unitAmount` is no longer set; it was 10.00',
      'charge `fee` is added: { key: fee, model: flat, amount: 5 }',
      'charge `calls` is removed: { key: calls, model: graduated, tiers: [{ upTo: 1000, unitAmount: 0.01 }, { unitAmount: 0.005 }] }',
    ]);
  });

  it('tells an order that decides, and of entitlements none', () => {
    const entitlements = [{ feature: 'sso' }, { feature: 'audit' }];
    expect(
      sentences(
        { ...BASE, rules: BASE.rules.toReversed(), entitlements: entitlements.toReversed() },
        { ...BASE, entitlements },
      ),
    ).toEqual(['the order of rules changes from first, second to second, first']);
  });

  it('takes everything of a first version as new', () => {
    expect(diffVersions(undefined, BASE).map(({ kind, name }) => [kind, name])).toEqual([
      ['added', 'seats'],
      ['added', 'calls'],
      ['added', 'first'],
      ['added', 'second'],
    ]);
  });
});
