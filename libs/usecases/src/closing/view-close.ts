import { Injectable } from '@nestjs/common';
import { type PeriodClose, PeriodCloseStore, type PeriodFailure, type PeriodProgress } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { unknownClose } from './closing-faults.js';

/** A close, how far it has come, and what could not be billed. */
export interface CloseView {
  readonly close: PeriodClose;
  readonly progress: PeriodProgress;
  /** The first hundred. */
  readonly failures: readonly PeriodFailure[];
}

const MOST_FAILURES = 100;

@Injectable()
export class ViewClose {
  constructor(private readonly closes: PeriodCloseStore) {}

  async run(id: string): Promise<Outcome<CloseView>> {
    const close = await this.closes.find(id);
    if (close === undefined) return refused(unknownClose(`pcl_${id}`));
    const progress = await this.closes.progress(id);
    const failures = progress.periods.failed === 0 ? [] : await this.closes.failures(id, MOST_FAILURES);
    return { ok: true, value: { close, progress, failures } };
  }
}
