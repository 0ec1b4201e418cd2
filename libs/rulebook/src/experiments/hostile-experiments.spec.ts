import { describe, expect, it } from '@jest/globals';
import { liveBuckets } from '#experiments';
import { readRulebook } from '../read-rulebook.js';
import { checkExperiments } from './check-experiments.js';

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
const version = (number: number, currency = 'USD'): string =>
  `schema: ratebook/v1
package: team
version: ${number}
currency: ${currency}
interval: month
charges: [{ key: seats, model: unit, quantity: seats, unitAmount: ${number}.00 }]
`;
const packages = [
  file('attributes.yaml', 'schema: ratebook/attributes-v1\nattributes: [{ key: email, type: string }]\n'),
  file('packages/team/1.yaml', version(1)),
  file('packages/team/2.yaml', version(2)),
  file('packages/team/3.yaml', version(3, 'EUR')),
  file('packages/seats/1.yaml', version(1).replace('team', 'seats')),
];

interface Parts {
  readonly seed?: string;
  readonly cohort?: unknown;
  readonly variants?: unknown;
  readonly rollout?: object;
  readonly metrics?: unknown;
}
const arms = (second: string, key = 'b') => [
  { key: 'control', package: 'team@1', weight: '50' },
  { key, package: second, weight: '50' },
];
const stage = (coverage: string, holdFor = '31d') => ({ coverage, holdFor });
const rollout = (stages: unknown, startsAt = '2027-02-01T09:00:00Z') => ({ startsAt, stages });

/** Codes that a file of these parts is answered with; whatever is left out is sound. */
function answered(parts: Parts & Readonly<Record<string, unknown>>): readonly string[] {
  const text = JSON.stringify({
    schema: 'ratebook/experiment-v1',
    experiment: 'x',
    seed: 'hostile-2027',
    enrol: 'renewal',
    variants: arms('team@2'),
    ...parts,
  });
  const files = [...packages, file('experiments/x.json', text)];
  const found = checkExperiments(files, readRulebook(files), { liveBuckets }).diagnostics;
  return [...new Set(found.map(({ code }) => code))];
}

/** The hostile inputs of kind `experiment` that a file can hold, by their names, in our format. */
describe('hostile experiment files', () => {
  it('a sound one has no faults', () => {
    const metrics = { primary: 'churn', guardrails: [{ metric: 'retention', notWorseBy: '2' }] };
    expect(answered({ rollout: rollout([stage('1'), stage('10')]), metrics })).toEqual([]);
  });

  it.each([
    [
      'variants-1001',
      {
        variants: Array.from({ length: 1001 }, (_, index) => ({
          key: `v${index}`,
          package: 'team@1',
          weight: '0.0999',
        })),
      },
      'too-many-entries',
    ],
    ['dup-variant-key', { variants: arms('team@2', 'control') }, 'duplicate-name'],
    ['variant-other-package', { variants: arms('seats@1') }, 'experiment.package-mismatch'],
    ['variant-other-currency', { variants: arms('team@3') }, 'experiment.package-mismatch'],
    ['ramp-not-monotonic', { rollout: rollout([stage('10'), stage('1')]) }, 'experiment.coverage-falls'],
    [
      'ramp-every-1ms',
      { rollout: rollout(Array.from({ length: 5000 }, (_, index) => stage(`${index / 100}`, '1ms'))) },
      'too-many-entries',
    ],
    ['a ramp by the millisecond', { rollout: rollout([stage('1', '1ms')]) }, 'experiment.duration-syntax'],
    ['salt-empty', { seed: '' }, 'experiment.seed-syntax'],
    ['a seed beyond ASCII', { seed: 'häufig-2027' }, 'experiment.seed-syntax'],
    [
      'end-before-start',
      { rollout: { ...rollout([stage('1')]), endsAt: '2026-12-01T00:00:00Z' } },
      'unknown-key',
    ],
    ['segment-empty', { cohort: { all: [] } }, 'empty-condition'],
    [
      'segment-regex',
      { cohort: { all: [{ fact: 'workspace.email', operator: 'matches', value: '(.*)*@x' }] } },
      'unknown-value',
    ],
    ['unit-unknown', { unit: 'session-of-the-moon' }, 'unknown-key'],
    ['metric-unknown', { metrics: { primary: 'revenue; DROP TABLE' } }, 'key-syntax'],
    ['a metric of nobody', { metrics: { primary: 'happiness' } }, 'experiment.unknown-metric'],
    [
      'alpha-out-of-range',
      { metrics: { primary: 'churn', analysis: { engine: 'fixed', alpha: '0' } } },
      'number-not-positive',
    ],
    ['timezone-dst-ramp', { rollout: rollout([stage('1')], '2027-03-28T02:30:00') }, 'instant-syntax'],
    [
      'negative weight',
      { variants: [{ key: 'control', package: 'team@1', weight: '-1' }, ...arms('team@2').slice(1)] },
      'negative-price',
    ],
    [
      'deep-cohort',
      {
        cohort: Array.from({ length: 40 }).reduce<unknown>((inner) => ({ not: inner }), {
          fact: 'workspace.email',
          operator: 'equal',
          value: 'a',
        }),
      },
      'too-deep',
    ],
  ])('%s is answered', (_, parts, code) => {
    expect(answered(parts)).toContain(code);
  });
});
