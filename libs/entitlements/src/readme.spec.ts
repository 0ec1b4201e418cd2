import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { decimal, decimalText } from '#money';
import { diffGrants } from './diff-grants.js';
import type { ResolvedEntitlement } from './grant.js';
import { type Granting, grantsFor } from './grants-for.js';

const place = { file: 'team/4.yaml', line: 1, column: 1 };
const sso = (value: boolean): ResolvedEntitlement => ({ feature: 'sso', type: 'boolean', value, place });
const support = (value: string): ResolvedEntitlement => ({
  feature: 'support',
  type: 'config',
  value,
  place,
});
const mtu = (limit: string, enforcement: 'soft' | 'hard'): ResolvedEntitlement => ({
  feature: 'mtu',
  type: 'metered',
  meter: 'mtu',
  limit: decimal(limit),
  enforcement,
  resets: 'interval',
  place,
});
const exported: ResolvedEntitlement = { feature: 'export', type: 'boolean', value: true, place };

const text = (entitlement: ResolvedEntitlement | undefined): string => {
  if (entitlement === undefined) return '';
  if (entitlement.type !== 'metered') return String(entitlement.value);
  const { limit, enforcement } = entitlement;
  return `${limit === 'unlimited' ? limit : decimalText(limit)} ${enforcement}`;
};

const tables = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  .split('\n\n')
  .filter((block) => block.startsWith('| '))
  .map((block) =>
    block
      .trim()
      .split('\n')
      .slice(2)
      .map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  );

const today: Granting = {
  entitlements: [sso(false), support('standard'), mtu('25000', 'soft')],
  fired: [
    { rule: 'startup', entitlement: support('premium') },
    { rule: 'campaign', entitlement: mtu('50000', 'hard') },
    { rule: 'pilot', entitlement: support('best-effort') },
    { rule: 'exports', entitlement: exported },
  ],
};
const tomorrow: Granting = {
  ...today,
  fired: [
    { rule: 'startup', entitlement: support('premium') },
    { rule: 'beta', entitlement: sso(true) },
  ],
};

describe('the worked example of the README', () => {
  it('grants as its first table says', () => {
    expect(
      grantsFor(today).map(({ feature, entitlement, source, replaced }) => [
        feature,
        text(entitlement),
        source,
        replaced.map((lost) => `${lost.source}: ${text(lost.entitlement)}`).join(', '),
      ]),
    ).toEqual(tables[0]);
  });

  it('changes as its second table says', () => {
    expect(
      diffGrants(grantsFor(today), grantsFor(tomorrow)).map((change) => [
        change.kind,
        change.feature,
        text(change.kind === 'granted' ? undefined : change.before.entitlement),
        text(change.kind === 'revoked' ? undefined : change.after.entitlement),
      ]),
    ).toEqual(tables[1]);
  });
});
