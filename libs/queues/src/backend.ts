import type { Job, Processor, Queue, Worker, WorkerOptions } from 'bullmq';

interface SaysErrors {
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** What is asked of a queue, whichever back end it stands on. */
export type AnyQueue = SaysErrors &
  Pick<
    Queue,
    | 'add'
    | 'close'
    | 'getFailed'
    | 'getJobCounts'
    | 'getJobState'
    | 'remove'
    | 'upsertJobScheduler'
    | 'waitUntilReady'
  >;

export type AnyWorker = SaysErrors &
  Pick<Worker, 'close' | 'waitUntilReady'> & {
    on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
  };

export type WorkerSettings = Omit<WorkerOptions, 'connection'>;

/** What differs between Redis and PostgreSQL: how BullMQ's own classes are connected. */
export interface Backend {
  readonly kind: 'redis' | 'postgres';
  readonly queue: (name: string) => AnyQueue;
  readonly worker: (name: string, process: Processor, settings: WorkerSettings) => AnyWorker;
  /** Whether a hint can be handed over now; when it cannot, nobody waits. */
  readonly isReachable: () => boolean;
  /** The connections; queues and workers are closed before. */
  readonly close: () => Promise<void>;
}

/** What goes wrong behind the scenes, for the log. */
export type Report = (what: string, error?: unknown) => void;
