import type { Definitions, PackageVersion } from '#catalog';
import { invariant } from '#money';
import { readRulebook } from '#rulebook';

const METERS = `schema: ratebook/meters-v1
meters:
  - { key: mtu, event: tracked, aggregation: count }
  - { key: calls, event: called, aggregation: count }
  - { key: storage, event: stored, aggregation: max, value: bytes }
`;

const ATTRIBUTES = `schema: ratebook/attributes-v1
attributes:
  - { key: segment, type: string }
  - { key: country, type: string }
`;

const rule = (name: string, percent: number, charge: string, condition: string): string =>
  `  - name: ${name}
    conditions: { all: [ { ${condition} } ] }
    event: { type: discount, params: { percent: ${percent}, charges: [${charge}] } }
`;

const PACKAGE = `schema: ratebook/v1
package: team
version: 1
currency: USD
interval: month
charges:
  - { key: platform, model: flat, amount: 120.00 }
  - { key: seats, quantity: seats, model: unit, unitAmount: 10.00 }
  - key: mtu
    meter: mtu
    included: 10000
    model: graduated
    tiers: [ { upTo: 15000, unitAmount: 0.012 }, { unitAmount: 0.010, flatAmount: 5.00 } ]
  - { key: calls, meter: calls, model: unit, unitAmount: 0.0001 }
  - key: storage
    meter: storage
    convert: { divideBy: 1000000000 }
    model: package
    size: 100
    amount: 5.00
rules:
${rule('startup', 20, 'mtu', 'fact: workspace.segment, operator: equal, value: startup')}${rule('seats', 5, 'seats', 'fact: quantity.seats, operator: greaterThan, value: 10')}${rule('volume', 10, 'calls', 'fact: usage.calls, operator: greaterThan, value: 1000000')}${rule('british', 3, 'storage', 'fact: workspace.country, operator: equal, value: GB')}${rule('huge', 50, 'mtu', 'fact: usage.mtu, operator: greaterThan, value: 10000000')}`;

/** The rules folder of the package. */
export const BENCH_FILES = [
  { path: 'meters.yaml', bytes: Buffer.from(METERS) },
  { path: 'attributes.yaml', bytes: Buffer.from(ATTRIBUTES) },
  { path: 'packages/team/1.yaml', bytes: Buffer.from(PACKAGE) },
];

/** Five charges and five rules, none of them exotic. */
export function interpreterPackage(): { version: PackageVersion; definitions: Definitions } {
  const { packages, definitions, diagnostics } = readRulebook(BENCH_FILES);
  const version = packages.get('team')?.[0]?.version;
  invariant(version !== undefined, `the package of the bench is sound: ${JSON.stringify(diagnostics)}`);
  return { version, definitions };
}
