import { type Instant, instantText } from '#calendar';
import { invariant } from '#money';
import { newId } from '../new-id.js';
import type { AskedPrice, NewEnrolment } from '../records/enrolments.js';
import { answerPeriod, enrol, type EnrolRow } from '../statements/enrol.js';
import { UnitOfWork } from '../unit-of-work.js';

/**
 * `enrolled`; or it must be taken back and judged anew, since something changed while it was judged (`raced`), or the
 * period's price was told before the experiment acted (`told`).
 */
export type Enrolling = 'enrolled' | 'raced' | 'told';

export class EnrolmentStore {
  constructor(private readonly work: UnitOfWork) {}

  /** As a part of the running unit of work, which is rolled back unless the answer is `enrolled`. */
  async enrol(enrolment: NewEnrolment, periodEnds: Instant | undefined): Promise<Enrolling> {
    const { asks } = enrolment;
    const [row] = await this.work.prepared<EnrolRow>('enrol', enrol, [
      enrolment.experiment,
      enrolment.revision,
      enrolment.workspace,
      enrolment.packageKey,
      enrolment.unit,
      enrolment.variant,
      enrolment.bucket,
      enrolment.phase ?? null,
      enrolment.reason,
      enrolment.packageVersion,
      enrolment.contentHash,
      enrolment.attributes,
      instantText(enrolment.at),
      instantText(enrolment.startsAt),
      enrolment.quote ?? null,
      newId(enrolment.recordedAt),
      instantText(enrolment.recordedAt),
      asks ? instantText(asks.startsAt) : null,
      asks?.subscription ?? null,
      periodEnds ? instantText(periodEnds) : null,
      enrolment.recordedBy,
    ]);
    invariant(row !== undefined, 'the statement answers one row');
    if (row.before) return 'told';
    return row.enrolled ? 'enrolled' : 'raced';
  }

  /** From now on the period keeps the price that it has without the experiment. */
  async answerPeriod({ workspace, packageKey, startsAt }: AskedPrice, now: Instant): Promise<void> {
    await this.work.manager.query(answerPeriod, [
      workspace,
      packageKey,
      instantText(startsAt),
      instantText(now),
    ]);
  }
}
