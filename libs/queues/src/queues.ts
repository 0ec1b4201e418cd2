import { ErrorCode, type Job } from 'bullmq';
import type { AnyQueue, Backend, Report } from './backend.js';
import { type JobHandler, JobWorker } from './job-worker.js';
import { dataOf, type JobDefinition, jobIdOf } from './job-definition.js';
import { JOB_OPTIONS, type Pace } from './job-options.js';
import type { QueueName } from './queue-names.js';

const SAME_JOB = new Set<unknown>([ErrorCode.SchedulerJobIdCollision, ErrorCode.SchedulerJobSlotsBusy]);
/** PostgreSQL's `deadlock_detected`: of two who make one scheduled job, it lets one go on and sends the other away. */
const SENT_AWAY = '40P01';
const SCHEDULE_ATTEMPTS = 5;

/** Hands hints over and has them worked. Rows in the database are the truth: any hint may be lost, or come twice. */
export class Queues {
  readonly #queues = new Map<QueueName, AnyQueue>();
  readonly #workers: JobWorker[] = [];
  #closed: Promise<void> | undefined;

  constructor(
    private readonly backend: Backend,
    private readonly report: Report,
    private readonly pace: Pace,
  ) {}

  /** Where the jobs are kept. */
  get kind(): Backend['kind'] {
    return this.backend.kind;
  }

  /**
   * Hands a hint over, to be worked at once or after `delayMs`. One with the same id that still waits stands for it; but
   * one that is to wait never stands for one that is wanted now.
   */
  async send<Hint>(definition: JobDefinition<Hint>, hint: Hint, delayMs = 0): Promise<void> {
    const id = `${jobIdOf(definition, hint)}${delayMs > 0 ? '_later' : ''}`;
    const queue = this.#queue(definition.queue);
    const data = dataOf(definition, hint);
    await add();
    // One that failed for good keeps its id. The hint came again, so somebody still wants it done.
    if ((await queue.getJobState(id)) !== 'failed') return;
    await queue.remove(id);
    await add();

    async function add(): Promise<void> {
      await queue.add(definition.name, data, {
        ...JOB_OPTIONS,
        jobId: id,
        ...(delayMs > 0 ? { delay: delayMs } : {}),
      });
    }
  }

  /** Makes a job again and again, in UTC: whoever says so last wins, and saying it twice changes nothing. */
  async schedule<Hint>(definition: JobDefinition<Hint>, hint: Hint, cron: string): Promise<void> {
    const template = { name: definition.name, data: dataOf(definition, hint), opts: JOB_OPTIONS };
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#queue(definition.queue).upsertJobScheduler(
          definition.name,
          { pattern: cron, tz: 'UTC' },
          template,
        );
        return;
      } catch (error) {
        // Another process made the very same job in this instant.
        if (SAME_JOB.has(codeOf(error))) return;
        if (codeOf(error) !== SENT_AWAY || attempt === SCHEDULE_ATTEMPTS) throw error;
      }
    }
  }

  /** Works every job of a queue, a few at a time, until `close`. */
  work(queue: QueueName, handlers: readonly JobHandler[], concurrency: number): void {
    this.#workers.push(
      new JobWorker(this.backend, queue, handlers, { report: this.report, pace: this.pace, concurrency }),
    );
  }

  /** How many jobs wait, run or have failed. */
  async counts(queue: QueueName): Promise<Readonly<Record<string, number>>> {
    return await this.#queue(queue).getJobCounts('waiting', 'delayed', 'active', 'failed');
  }

  async failed(queue: QueueName): Promise<readonly Job[]> {
    return await this.#queue(queue).getFailed();
  }

  /** Lets running jobs end, takes no more, and leaves the connections last. */
  async close(): Promise<void> {
    await (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.close()));
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
    await this.backend.close();
  }

  #queue(name: QueueName): AnyQueue {
    if (!this.backend.isReachable()) throw new QueuesUnavailable(`the queue \`${name}\` does not answer`);
    const known = this.#queues.get(name);
    if (known !== undefined) return known;
    const queue = this.backend.queue(name);
    this.#queues.set(name, queue);
    queue.on('error', (error) => {
      this.report(`the queue \`${name}\` has lost its connection`, error);
    });
    // One whose first words to the server failed is broken for good: the next hint makes another.
    queue.waitUntilReady().catch(() => this.#queues.delete(name));
    return queue;
  }
}

/** Try again later: the hint was not handed over. */
export class QueuesUnavailable extends Error {
  override readonly name = 'QueuesUnavailable';
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
