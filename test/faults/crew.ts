import type { Orders, RampingWorld } from './ramping.js';
import type { Running } from './running.js';

/** The workers of a test, whose jobs are in one place. */
export interface Crew {
  readonly world: RampingWorld;
  /** Absent: their jobs are in PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** Resolves once it works. */
  readonly hire: (orders?: Orders) => Promise<Running>;
  /** Those who work now are counted no more: whoever asks has them. */
  readonly relieved: () => readonly Running[];
  /** Ends whoever is left. */
  readonly end: () => Promise<void>;
}

export function crewOf(world: RampingWorld, redisUrl?: string): Crew {
  let working: Running[] = [];
  const all: Running[] = [];
  return {
    world,
    redisUrl,
    hire: async (orders) => {
      const worker = await world.worker({ redisUrl, ...orders });
      working.push(worker);
      all.push(worker);
      return worker;
    },
    relieved: () => {
      const those = working;
      working = [];
      return those;
    },
    end: async () => {
      for (const worker of all) worker.signal('SIGKILL');
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}
