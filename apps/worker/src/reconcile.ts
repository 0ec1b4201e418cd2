import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Queues } from '#queues';
import { UnitOfWork } from '#storage';
import type { Reconciler, Waiting } from './reconciler.js';
import { SCHEDULES } from './schedules.js';

/** The list as Nest hands it out. */
export class Reconcilers {
  constructor(readonly list: readonly Reconciler[]) {}
}

/**
 * Arms again what lost its alarm: schedules, and hints of rows that wait. A queue may have lost everything, and nobody
 * would have noticed. It is called by a scheduled job and by a timer of each worker, since either may be lost. What
 * must not wait for a queue that is away is done here, once the lock is let go.
 */
@Injectable()
export class Reconcile {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queues: Queues,
    private readonly reconcilers: Reconcilers,
    private readonly module: ModuleRef,
  ) {}

  /** False when another process is at it. Throws what the queue said, once everything was done that needs none. */
  async run(): Promise<boolean> {
    const unarmed: Waiting[] = [];
    const faults: unknown[] = [];
    // A queue that hangs takes seconds for each question: it is asked no second time.
    const ask = async (question: () => Promise<void>): Promise<boolean> => {
      if (faults.length > 0) return false;
      await question().catch((fault: unknown) => faults.push(fault));
      return faults.length === 0;
    };
    const isMine = await this.work.run(async () => {
      if (!(await this.work.tryLock('reconciler'))) return false;
      for (const { job, cron } of SCHEDULES) await ask(() => this.queues.schedule(job, {}, cron));
      for (const { find } of this.reconcilers.list)
        for (const waiting of await find(this.module))
          if (!(await ask(() => waiting.arm(this.queues)))) unarmed.push(waiting);
      return true;
    });
    for (const { directly } of unarmed) await directly?.();
    if (faults.length > 0) throw faults[0];
    return isMine;
  }
}
