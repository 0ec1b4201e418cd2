import { Injectable } from '@nestjs/common';
import { Clock, EnrolmentStore, UnitOfWork } from '#storage';
import type { PlannedEnrolment } from './find-standing.js';

/** How often a price is decided anew because something changed meanwhile, before the caller is asked to try again. */
export const MOST_TRIES = 5;

/** Thrown inside a unit of work, so that nothing of it is kept. */
class Raced extends Error {
  constructor(readonly wasTold = false) {
    super('the price is decided anew');
  }
}

/** Writes an enrolment together with what tells its price, or neither. */
@Injectable()
export class EnrolUnit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly enrolments: EnrolmentStore,
    private readonly clock: Clock,
  ) {}

  /**
   * What `tell` answers, in the transaction that enrols; undefined when the price must be decided anew, and nothing was
   * kept: because somebody was quicker, or because `tell` says so by answering undefined.
   */
  async run<T>(
    { enrolment, periodEnds }: PlannedEnrolment,
    by: { readonly holder: string; readonly quote?: string },
    tell: () => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const recordedAt = this.clock.now();
    const { holder: recordedBy, quote } = by;
    const written = { ...enrolment, recordedAt, recordedBy, ...(quote !== undefined && { quote }) };
    try {
      return await this.work.run(async () => {
        const outcome = await this.enrolments.enrol(written, periodEnds);
        if (outcome !== 'enrolled') throw new Raced(outcome === 'told');
        const told = await tell();
        if (told === undefined) throw new Raced();
        return told;
      });
    } catch (error) {
      if (!(error instanceof Raced)) throw error;
      // A quote from before the experiment has told the price: it holds for the period.
      if (error.wasTold && enrolment.asks) await this.enrolments.answerPeriod(enrolment.asks, recordedAt);
      return undefined;
    }
  }
}
