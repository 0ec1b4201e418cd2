import { bucketOf } from '#experiments';
import { type ApiServer, apiServer } from './api-server.js';
import { ownRules } from './own-rules.js';
import { type Person, personOf, publishVersion, type Sent } from './people.js';

const version = (number: number, fee: string, effective: boolean): string => `schema: ratebook/v1
package: team
version: ${number}
currency: USD
interval: month
${effective ? 'effectiveFrom: 2026-01-01T00:00:00Z\n' : ''}charges:
  - { key: fee, model: flat, amount: ${fee} }
`;

/** One package: version 1 is current at 10.00, 2 and 3 are published for whoever is given them. */
const RULES = {
  'attributes.yaml': `schema: ratebook/attributes-v1
attributes:
  - { key: country, type: string, values: [us, ca, de] }
`,
  'packages/team/1.yaml': version(1, '10.00', true),
  'packages/team/2.yaml': version(2, '12.00', false),
  'packages/team/3.yaml': version(3, '8.00', false),
};

export const SCOPES = [
  'packages:read',
  'packages:write',
  'packages:approve',
  'packages:publish',
  'quotes:create',
  'quotes:read',
  'workspaces:write',
  'subscriptions:write',
  'experiments:read',
  'experiments:write',
  'experiments:approve',
  'experiments:control',
  'outcomes:write',
];

export interface ExperimentWorld {
  readonly api: ApiServer;
  /** Writes and starts. */
  readonly ada: Person;
  /** Approves. */
  readonly grace: Person;
  /** Writes, submits, approves and starts; the last reply. */
  readonly begin: (key: string, words?: ExperimentWords) => Promise<Sent>;
  readonly stop: () => Promise<void>;
}

export interface ExperimentWords {
  readonly seed?: string;
  readonly enrol?: string;
  readonly coverage?: string;
  readonly startsAt?: string;
  readonly layer?: string;
  readonly cohort?: string;
  readonly variants?: readonly (readonly [key: string, packageKey: string, weight: string])[];
  readonly holdouts?: string;
  readonly metrics?: string;
  /** Lines of `rollout`, in place of one stage for 62 days. */
  readonly rollout?: readonly string[];
  readonly more?: string;
}

/** An experiment as a file; for everybody, from before now on, unless it says otherwise. */
export function experimentText(key: string, words: ExperimentWords = {}): string {
  const { seed = `seed-of-${key}`, enrol = 'renewal', coverage = '100', layer, cohort, more = '' } = words;
  const { startsAt = '2026-11-01T00:00:00Z' } = words;
  const { rollout = ['stages:', `  - { coverage: ${coverage}, holdFor: 62d }`] } = words;
  const { variants = [['control', 'team@1', '50'] as const, ['dearer', 'team@2', '50'] as const] } = words;
  return `schema: ratebook/experiment-v1
experiment: ${key}
seed: ${seed}
${layer === undefined ? '' : `layer: ${layer}\n`}${cohort === undefined ? '' : `cohort: ${cohort}\n`}enrol: ${enrol}
variants:
${variants.map(([name, packageKey, weight]) => `  - { key: ${name}, package: ${packageKey}, weight: ${weight} }`).join('\n')}
rollout:
  startsAt: ${startsAt}
${rollout.map((line) => `  ${line}\n`).join('')}${more}`;
}

/** On a database of its own, or on this one. */
export async function experimentWorld(databaseUrl?: string): Promise<ExperimentWorld> {
  const rules = await ownRules(RULES);
  const api = await apiServer({
    rulesFolder: rules.folder,
    ...(databaseUrl !== undefined && { databaseUrl }),
  });
  const ada = await personOf(api, 'ada', api, SCOPES);
  const grace = await personOf(api, 'grace', api, SCOPES);
  return {
    api,
    ada,
    grace,
    begin: async (key, words = {}) => {
      const path = `/v1/experiments/${key}`;
      const { holdouts, metrics } = words;
      const source = experimentText(key, words);
      const put = await ada.put(path, {
        source,
        ...(holdouts !== undefined && { holdouts }),
        ...(metrics !== undefined && { metrics }),
      });
      if (put[0] >= 300) return put;
      await ada.post(`${path}/submit`, {});
      await grace.post(`${path}/approve`, { contentHash: put[1]['contentHash'] });
      return await ada.post(`${path}/start`, {});
    },
    stop: async () => {
      await api.stop();
      await rules.remove();
    },
  };
}

/** A package of this name alone: version 1 is current at 10.00, 2 is published at 12.00 for whoever is given it. */
export async function packaged({ ada, grace }: ExperimentWorld, name: string): Promise<void> {
  await publishVersion(ada, grace, [name, 1, '10.00', '2026-01-01T00:00:00Z']);
  await publishVersion(ada, grace, [name, 2, '12.00']);
}

/** Control and a dearer variant on that package. */
export const armsOf = (name: string) =>
  [
    ['control', `${name}@1`, '50'],
    ['dearer', `${name}@2`, '50'],
  ] as const;

/** An id that the seed of experiment `key` puts into `[from, to)`, the first after `n` others. */
export function idIn(key: string, from: number, to: number, n = 0): string {
  let left = n;
  for (let number = 0; ; number += 1) {
    const id = `${key}-${number}`;
    const bucket = bucketOf(`seed-of-${key}`, id);
    if (bucket < from || bucket >= to) continue;
    if (left === 0) return id;
    left -= 1;
  }
}
