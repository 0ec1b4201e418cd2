import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Queues } from '#queues';
import { UnitOfWork } from '#storage';
import type { Reconciler } from './reconciler.js';
import { SCHEDULES } from './schedules.js';

/** The list as Nest hands it out. */
export class Reconcilers {
  constructor(readonly list: readonly Reconciler[]) {}
}

/**
 * Arms again what lost its alarm: schedules, and hints of rows that wait. A queue may have lost everything, and nobody
 * would have noticed. It is called by a scheduled job and by a timer of each worker, since either may be lost.
 */
@Injectable()
export class Reconcile {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queues: Queues,
    private readonly reconcilers: Reconcilers,
    private readonly module: ModuleRef,
  ) {}

  /** False when another process is at it. */
  async run(): Promise<boolean> {
    return await this.work.run(async () => {
      if (!(await this.work.tryLock('reconciler'))) return false;
      for (const { job, cron } of SCHEDULES) await this.queues.schedule(job, {}, cron);
      for (const { arm } of this.reconcilers.list) await arm(this.module, this.queues);
      return true;
    });
  }
}
