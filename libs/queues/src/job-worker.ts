import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from 'bullmq';
import type { AnyWorker, Backend, Report } from './backend.js';
import { hintOf, type JobDefinition, UnknownJob } from './job-definition.js';
import { announced } from './job-runs.js';
import { MOST_STALLS, type Pace } from './job-options.js';
import type { QueueName } from './queue-names.js';

/** What is done for one kind of job. */
export interface JobHandler<Hint = unknown> {
  readonly job: JobDefinition<Hint>;
  readonly handle: (hint: Hint) => Promise<unknown>;
}

/** Keeps the hint's type together with the definition's, then forgets it: a list of handlers has many. */
export function handlerOf<Hint>(
  job: JobDefinition<Hint>,
  handle: (hint: Hint) => Promise<unknown>,
): JobHandler {
  return { job, handle } as JobHandler;
}

interface Settings {
  readonly report: Report;
  readonly pace: Pace;
  readonly concurrency: number;
}

/** Works one queue, whatever happens to its connection. */
export class JobWorker {
  readonly #handlers: ReadonlyMap<string, JobHandler>;
  readonly #stopping = new AbortController();
  #worker: AnyWorker;

  constructor(
    private readonly backend: Backend,
    private readonly queue: QueueName,
    handlers: readonly JobHandler[],
    private readonly settings: Settings,
  ) {
    this.#handlers = new Map(handlers.map((handler) => [handler.job.name, handler]));
    this.#worker = this.#start();
  }

  /** Lets running jobs end. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#worker.close();
  }

  #start(): AnyWorker {
    const { pace, concurrency, report } = this.settings;
    const worker = this.backend.worker(this.queue, (job) => this.#process(job), {
      concurrency,
      lockDuration: pace.lockMs,
      stalledInterval: pace.stalledMs,
      maxStalledCount: MOST_STALLS,
      runRetryDelay: pace.retryMs,
    });
    worker.on('error', (error) => {
      report(`the worker of \`${this.queue}\` has lost its connection`, error);
    });
    worker.on('failed', (job, error) => {
      report(
        `job \`${job?.name ?? ''}\` \`${job?.id ?? ''}\` failed, attempt ${job?.attemptsMade ?? 0}`,
        error,
      );
    });
    // One whose first words to the server failed never works: another takes its place.
    worker.waitUntilReady().catch(() => this.#replace(worker));
    return worker;
  }

  async #replace(broken: AnyWorker): Promise<void> {
    const { signal } = this.#stopping;
    await broken.close(true).catch(() => undefined);
    await sleep(this.settings.pace.retryMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (!signal.aborted) this.#worker = this.#start();
  }

  /** What it answers is kept nowhere. */
  async #process({ name, data }: Job): Promise<void> {
    const handler = this.#handlers.get(name);
    if (handler === undefined) throw new UnknownJob(`\`${name}\` is not known here`);
    const hint = hintOf(handler.job, data);
    await announced({ queue: this.queue, job: name, work: () => handler.handle(hint) });
  }
}
