import { afterAll, beforeAll } from '@jest/globals';
import { experimentText, type ExperimentWords } from './experiment-world.js';
import { post } from './migration-population.js';
import { personOf, type Person, type Sent, versionText } from './people.js';
import { type PeriodWorld, periodWorld } from './period-world.js';

const SCOPES = ['experiments:write', 'experiments:approve', 'experiments:control', 'experiments:read'];

export interface PeriodExperimenters {
  readonly ada: Person;
  /** Writes, submits, approves and starts with this body; the last reply. */
  readonly begin: (key: string, words?: ExperimentWords, start?: object) => Promise<Sent>;
}

/** Version 2 of `plain`, for whoever is given it: weeks at 12.00, and every byte at 0.10. */
async function publishDearer(world: PeriodWorld, packageKey = 'plain'): Promise<void> {
  await publishWeeks(world, [packageKey, 2, '12.00', '0.10']);
}

/** A version for whoever is given it: its fee a week, and its price of every byte. */
export async function publishWeeks(
  { api }: PeriodWorld,
  [packageKey, number, fee, byte]: readonly [string, number, string, string],
): Promise<void> {
  const source = versionText(packageKey, number, fee)
    .replace('month', 'week')
    .replace('charges:', `charges:\n  - { key: bytes, meter: bytes, model: unit, unitAmount: ${byte} }`);
  const path = `/v1/packages/${packageKey}/versions/${number}`;
  const put = await api.put(path, { source });
  const { contentHash } = (await put.json()) as { contentHash: string };
  const reason = 'an experiment begins today';
  const published = await post(api, `${path}/break-glass`, { contentHash, reason });
  if (published[0] !== 200) throw new Error(JSON.stringify(published));
}

/** Who experiments where time is the database's. */
export async function experimentersOf({ api }: PeriodWorld): Promise<PeriodExperimenters> {
  const [ada, grace] = [await personOf(api, 'ada', api, SCOPES), await personOf(api, 'grace', api, SCOPES)];
  return {
    ada,
    begin: async (key, words = {}, start = {}) => {
      const path = `/v1/experiments/${key}`;
      const source = experimentText(key, {
        variants: [
          ['control', 'plain@1', '50'],
          ['dearer', 'plain@2', '50'],
        ],
        ...words,
      });
      const drafted = await ada.put(path, { source });
      if (drafted[0] >= 300) return drafted;
      await ada.post(`${path}/submit`, {});
      await grace.post(`${path}/approve`, { contentHash: drafted[1]['contentHash'] });
      return await ada.post(`${path}/start`, start);
    },
  };
}

/** A world for all tests of a specification, with a worker and a dearer version, and who experiments in it. */
export function dearerOfSpec(): { readonly world: PeriodWorld; readonly people: PeriodExperimenters } {
  let made: readonly [PeriodWorld, PeriodExperimenters] | undefined;
  const there = (): readonly [PeriodWorld, PeriodExperimenters] => {
    if (made === undefined) throw new Error('the world is not there before its tests');
    return made;
  };
  beforeAll(async () => {
    const world = await periodWorld();
    made = [world, await experimentersOf(world)];
    await world.work();
    await publishDearer(world);
  }, 120_000);
  afterAll(async () => {
    await there()[0].stop();
  });
  return {
    get world() {
      return there()[0];
    },
    get people() {
      return there()[1];
    },
  };
}
