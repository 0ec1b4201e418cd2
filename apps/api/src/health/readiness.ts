import type { HealthChecks } from '#contracts';
import type { Storage } from '#storage';

export interface Check {
  /** `database`, `queues` */
  readonly name: string;
  /** Without it no request can be met; else it is told, and changes nothing. */
  readonly isNeeded: boolean;
  /** What is wrong, or nothing. A check that throws is one that failed. */
  readonly fault: () => Promise<string | undefined>;
}

export interface ReadinessReport {
  readonly isReady: boolean;
  readonly checks: HealthChecks;
}

/** Whether requests can be met now, and what that rests on. */
export class Readiness {
  #isStopping = false;

  readonly #checks: Check[];

  constructor(checks: readonly Check[]) {
    this.#checks = [...checks];
  }

  /** Something more to be told about. */
  add(check: Check): void {
    this.#checks.push(check);
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** From now on a balancer is told to send requests elsewhere; those that come all the same are answered. */
  stop(): void {
    this.#isStopping = true;
  }

  async report(): Promise<ReadinessReport> {
    const found = await Promise.all(
      this.#checks.map(async ({ name, isNeeded, fault }) => {
        const detail = await fault().catch((error: unknown) =>
          error instanceof Error ? error.message : 'failed',
        );
        const status = detail === undefined ? ('up' as const) : ('down' as const);
        return [name, { status, needed: isNeeded, ...(detail === undefined ? {} : { detail }) }] as const;
      }),
    );
    const isReady = !this.#isStopping && found.every(([, { status, needed }]) => status === 'up' || !needed);
    return { isReady, checks: Object.fromEntries(found) };
  }
}

/** Published prices are followed; when they are not, each request asks the database itself. */
export function pricesCheck(directory: { readonly ageMs: number | undefined }): Check {
  return {
    name: 'prices',
    isNeeded: false,
    fault: () => {
      const { ageMs } = directory;
      if (ageMs !== undefined && ageMs <= FOLLOWED_MS) return Promise.resolve(undefined);
      const since = ageMs === undefined ? '' : `, last heard of ${Math.round(ageMs / 1_000)} s ago`;
      return Promise.resolve(`what is published is not followed${since}`);
    },
  };
}

const FOLLOWED_MS = 5_000;

/** Announcements get their positions from a worker; without one, quotes are made and kept all the same. */
export function eventsCheck({ outboxLag }: Pick<Storage, 'outboxLag'>): Check {
  return {
    name: 'events',
    isNeeded: false,
    fault: async () => {
      const { unstamped, seconds } = await outboxLag();
      if (seconds < WORKED_SECONDS) return undefined;
      return `${unstamped} events wait, the oldest for ${Math.round(seconds)} s: does a worker run?`;
    },
  };
}

const WORKED_SECONDS = 30;

/** The database answers, and its schema is at least ours: a newer one serves older programs too. */
export function storageChecks(storage: Storage): readonly Check[] {
  return [
    {
      name: 'database',
      isNeeded: true,
      fault: async () => ((await storage.ping()) ? undefined : 'the database does not answer now'),
    },
    {
      name: 'migrations',
      isNeeded: true,
      fault: async () => {
        const missing = await storage.missingMigrations().catch(() => undefined);
        if (missing === undefined) return 'the database does not answer now';
        return missing === 0
          ? undefined
          : `${missing} migrations of this program have not run: start it again`;
      },
    },
  ];
}
