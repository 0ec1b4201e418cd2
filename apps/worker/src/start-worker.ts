import type { Provider } from '@nestjs/common';
import { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface.js';
import { NestFactory } from '@nestjs/core';
import { createLog, type Log, NestLog } from '#observing';
import { handlerOf, openQueues, QUEUES, type Pace, type Queues } from '#queues';
import { type Clock, openStorage, type SetupOutcome, type Storage, SystemClock } from '#storage';
import { AnnounceRenewals, MeteringSettings, RelayOutbox } from '#usecases';
import type { Alarm } from './alarm.js';
import { ALARMS } from './alarms.js';
import { calmReport } from './calm-report.js';
import { DispatchEvents } from './dispatch-events.js';
import { Loop } from './loop.js';
import type { Processor } from './processor.js';
import { PROCESSORS } from './processors.js';
import { Reconcile } from './reconcile.js';
import type { Reconciler } from './reconciler.js';
import { RECONCILERS } from './reconcilers.js';
import { watchWorker } from './watch-worker.js';
import { WorkerModule } from './worker.module.js';

export interface WorkerOptions {
  readonly databaseUrl: string;
  /** Absent: jobs are kept in PostgreSQL. */
  readonly redisUrl?: string;
  /** What private keys are sealed with; the same as the api's. */
  readonly secrets?: readonly string[];
  /** As the api has it. */
  readonly usageLateDays?: number;
  /** Absent: raw events are kept for ever. */
  readonly usageRetentionMonths?: number;
  readonly clock?: Clock;
  /** Absent: warnings and errors, as text on standard error. */
  readonly log?: Log;
  /** Absent: no metrics. 0: a free port, which the log tells. */
  readonly metricsPort?: number;
  readonly metricsHost?: string;
  /** For specs: what a worker does besides, and how soon. */
  readonly processors?: readonly Processor[];
  readonly alarms?: readonly Alarm[];
  readonly reconcilers?: readonly Reconciler[];
  readonly extra?: readonly Provider[];
  readonly pace?: Pace;
  readonly reconcileMs?: number;
  readonly idleMs?: number;
}

export interface RunningWorker {
  readonly queues: Queues;
  /** Lets running jobs end, then lets go of everything. */
  readonly stop: () => Promise<void>;
}

/** Nobody waits for a worker: its statements may take longer than a request's. */
const PATIENCE_MS = 30_000;
const CONNECT_MS = 10_000;

/** An event gets its position within this, and is told of at once from there on. */
const RELAY_MS = 200;
/** For the hint that was lost. */
const DISPATCH_MS = 1_000;
/** A period begins at most this long before its renewal is announced. */
const RENEW_MS = 5_000;
const RECONCILE_MS = 30_000;
/** A few jobs of one queue at a time: each has a connection to the database while it works. */
const CONCURRENCY = 3;

const QUIET = createLog({ level: 'warn', format: 'text', service: 'worker' });

/** Database, queues, Nest, loops, workers: in this order, and taken down in reverse, also when a later one fails. */
export async function startWorker(options: WorkerOptions): Promise<SetupOutcome<RunningWorker>> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const storage = await openStorage(options.databaseUrl, PATIENCE_MS, CONNECT_MS, options.idleMs);
    if (!storage.ok) return storage;
    undo.push(storage.value.close);
    const queues = await startInOrder(options, storage.value, undo);
    const watched = await watch(options, storage.value, queues, undo);
    if (!watched.ok) await stop();
    if (!watched.ok) return watched;
    return { ok: true, value: { queues, stop } };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startInOrder(
  options: WorkerOptions,
  storage: Storage,
  undo: (() => Promise<void>)[],
): Promise<Queues> {
  const { clock = new SystemClock(), log = QUIET, alarms = ALARMS, reconcilers = RECONCILERS } = options;
  const report = calmReport(log);
  const queues = await openQueues({ ...options, report });
  undo.push(() => queues.close());
  const app = await NestFactory.createApplicationContext(
    WorkerModule.of({
      storage,
      queues,
      clock,
      secrets: options.secrets ?? [],
      metering: new MeteringSettings(options.usageLateDays, undefined, options.usageRetentionMonths),
      alarms,
      reconcilers,
      extra: options.extra ?? [],
    }),
    Object.assign(new NestApplicationContextOptions(), { logger: new NestLog(log), abortOnError: false }),
  );
  undo.push(() => app.close());
  // Once more, to be called first: jobs that still run need what the application holds.
  undo.push(() => queues.close());
  const use = <T>(type: new (...parts: never[]) => T): T => app.get(type, { strict: false });
  const loop = (name: string, pauseMs: number, step: () => Promise<boolean>): Loop => {
    const made = new Loop({
      step,
      pauseMs,
      onError: (error) => {
        report(`${name} failed, and is tried again`, error);
      },
    });
    undo.push(() => made.stop());
    return made;
  };
  loop('stamping events', RELAY_MS, () => use(RelayOutbox).run());
  const dispatch = loop('turning events into jobs', DISPATCH_MS, () => use(DispatchEvents).run());
  storage.feed.on('outbox', () => {
    dispatch.wake();
  });
  loop('announcing renewals', RENEW_MS, () => use(AnnounceRenewals).run());
  loop('looking for lost alarms', options.reconcileMs ?? RECONCILE_MS, async () => {
    await use(Reconcile).run();
    return false;
  });
  const { processors = PROCESSORS } = options;
  for (const queue of QUEUES) {
    const own = processors.filter(({ job }) => job.queue === queue);
    const handlers = own.map(({ job, useCase, call, next }) =>
      handlerOf(job, async (hint) => {
        const answer = await call(use(useCase), hint);
        const follows = next?.(answer);
        if (follows !== undefined) await queues.send(job, follows.hint, follows.inMs);
      }),
    );
    queues.work(queue, handlers, CONCURRENCY);
  }
  return queues;
}

async function watch(
  { metricsPort: port, metricsHost: host, log = QUIET }: WorkerOptions,
  storage: Storage,
  queues: Queues,
  undo: (() => Promise<void>)[],
): Promise<SetupOutcome<undefined>> {
  if (port === undefined) return { ok: true, value: undefined };
  const watched = await watchWorker({ port, host }, storage, queues);
  if (!watched.ok) return watched;
  undo.push(watched.value.stop);
  log.info({ metrics: watched.value.address }, 'metrics');
  return { ok: true, value: undefined };
}
