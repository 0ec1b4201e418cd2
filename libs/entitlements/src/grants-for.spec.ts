import { describe, expect, it } from '@jest/globals';
import { decimal } from '#money';
import { diffGrants } from './diff-grants.js';
import type { ResolvedEntitlement } from './grant.js';
import { grantsFor } from './grants-for.js';

const place = { file: 'team/4.yaml', line: 1, column: 1 };
const flag = (feature: string, value: boolean): ResolvedEntitlement => ({
  feature,
  type: 'boolean',
  value,
  place,
});
const limited = (limit: string): ResolvedEntitlement => ({
  feature: 'mtu',
  type: 'metered',
  meter: 'mtu',
  limit: limit === 'unlimited' ? limit : decimal(limit),
  enforcement: 'soft',
  resets: 'interval',
  place,
});

describe('grants', () => {
  it('are none when nothing entitles', () => {
    expect(grantsFor({ entitlements: [], fired: [] })).toEqual([]);
  });

  it('of the version stand when no rule touches them', () => {
    const sso = flag('sso', false);
    expect(grantsFor({ entitlements: [sso], fired: [] })).toEqual([
      { feature: 'sso', entitlement: sso, source: 'version', replaced: [] },
    ]);
  });

  it('never add up: a rule replaces the limit, also by a smaller one', () => {
    const [grant] = grantsFor({
      entitlements: [limited('1000')],
      fired: [{ rule: 'less', entitlement: limited('10') }],
    });
    expect(grant).toMatchObject({ source: 'less', entitlement: limited('10') });
    expect(grant?.replaced).toEqual([{ source: 'version', entitlement: limited('1000') }]);
  });

  it('of several rules go to the first in rule order', () => {
    const [grant] = grantsFor({
      entitlements: [],
      fired: [
        { rule: 'first', entitlement: limited('1') },
        { rule: 'second', entitlement: limited('2') },
      ],
    });
    expect(grant?.source).toBe('first');
    expect(grant?.replaced.map(({ source }) => source)).toEqual(['second']);
  });

  it('keep features apart whatever they are called', () => {
    const grants = grantsFor({
      entitlements: [flag('__proto__', true), flag('constructor', true)],
      fired: [{ rule: 'r', entitlement: flag('toString', true) }],
    });
    expect(grants.map(({ feature, source }) => [feature, source])).toEqual([
      ['__proto__', 'version'],
      ['constructor', 'version'],
      ['toString', 'r'],
    ]);
  });

  it('refuse a version that names a feature twice, which no checked file does', () => {
    expect(() => grantsFor({ entitlements: [flag('sso', true), flag('sso', false)], fired: [] })).toThrow(
      '`sso` stands once',
    );
  });
});

describe('changes of grants', () => {
  const of = (...entitlements: ResolvedEntitlement[]): ReturnType<typeof grantsFor> =>
    grantsFor({ entitlements, fired: [] });

  it('are none for equal values from another source or written with other zeros', () => {
    const before = of(flag('sso', true), limited('1000'));
    const after = grantsFor({
      entitlements: [limited('1000.0')],
      fired: [{ rule: 'r', entitlement: flag('sso', true) }],
    });
    expect(diffGrants(before, after)).toEqual([]);
  });

  it('tell a limit from none', () => {
    expect(diffGrants(of(limited('1000')), of(limited('unlimited')))).toMatchObject([
      { kind: 'changed', feature: 'mtu' },
    ]);
    expect(diffGrants(of(limited('unlimited')), of(limited('unlimited')))).toEqual([]);
  });

  it('see every property of an entitlement', () => {
    const hard = { ...limited('1000'), enforcement: 'hard' } as ResolvedEntitlement;
    const never = { ...limited('1000'), resets: 'never' } as ResolvedEntitlement;
    const other = { ...limited('1000'), meter: 'other' } as ResolvedEntitlement;
    for (const changed of [hard, never, other, flag('mtu', true)]) {
      expect(diffGrants(of(limited('1000')), of(changed))).toHaveLength(1);
    }
    const config: ResolvedEntitlement = { feature: 'sso', type: 'config', value: 'true', place };
    expect(diffGrants(of(flag('sso', true)), of(config))).toHaveLength(1);
  });

  it('come in the order before, then the new ones', () => {
    const changes = diffGrants(of(flag('a', true), flag('b', true)), of(flag('c', true), flag('b', false)));
    expect(changes.map(({ kind, feature }) => `${kind} ${feature}`)).toEqual([
      'revoked a',
      'changed b',
      'granted c',
    ]);
  });
});
