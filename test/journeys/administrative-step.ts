import type { Person, Sent } from './people.js';

/** What the steps work on, filled in as they go. */
export interface Walk {
  readonly root: Person;
  readonly grace: Person;
  contentHash: string;
  subscription: string;
  migration: string;
  lock: string;
  key: string;
}

/** One change over one route. Steps run in order, each on what those before it left. */
export interface Step {
  readonly route: string;
  /** What the row of a successful change says. */
  readonly action: string;
  readonly path: (walk: Walk) => string;
  readonly body?: (walk: Walk) => object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly by?: (walk: Walk) => Person;
  /** A request that is refused for what it says: other words, or another path. */
  readonly refused: {
    readonly path?: string;
    readonly body?: object;
    readonly headers?: Record<string, string>;
  };
  /** It can be asked dry. */
  readonly isDry?: true;
  /** Changes that only lead here. */
  readonly before?: (walk: Walk) => Promise<unknown>;
  readonly after?: (walk: Walk, sent: Sent) => void;
}
