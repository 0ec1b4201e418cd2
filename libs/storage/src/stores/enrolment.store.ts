import { type Instant, instantText } from '#calendar';
import { invariant } from '#money';
import { newId } from '../new-id.js';
import { fromDbInstant } from '../mappings/instants.js';
import type {
  AskedPrice,
  AssignedUnitRecord,
  ListedAssignment,
  NewEnrolment,
} from '../records/enrolments.js';
import {
  answerPeriod,
  armOf,
  enrol,
  type EnrolRow,
  enrolListed,
  enrolSubject,
  findUnit,
  lastBlocks,
  type ListCandidate,
  listCandidates,
  listedCount,
  type UnitRow,
} from '../statements/enrol.js';
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

  /** Somebody who is no workspace yet: their arm and their first exposure. False when it must be judged anew. */
  async enrolSubject(enrolment: Omit<NewEnrolment, 'workspace' | 'startsAt'>): Promise<boolean> {
    const rows = await this.work.manager.query<{ enrolled: boolean }[]>(enrolSubject, [
      enrolment.experiment,
      enrolment.revision,
      enrolment.unit,
      enrolment.variant,
      enrolment.bucket,
      enrolment.phase,
      enrolment.reason,
      enrolment.packageVersion,
      enrolment.attributes,
      instantText(enrolment.at),
      instantText(enrolment.recordedAt),
    ]);
    return rows[0]?.enrolled === true;
  }

  /** The arm of a unit, and since when it has it. */
  async armOf(
    experiment: string,
    unit: string,
  ): Promise<{ readonly variant: string; readonly at: Instant } | undefined> {
    const [row] = await this.work.manager.query<{ variant: string; at: string }[]>(armOf, [experiment, unit]);
    return row && { variant: row.variant, at: fromDbInstant(row.at) };
  }

  async find(experiment: string, unit: string): Promise<AssignedUnitRecord | undefined> {
    const [row] = await this.work.manager.query<UnitRow[]>(findUnit, [experiment, unit]);
    if (row === undefined) return undefined;
    const { exposedAt, bucket, stratum, block, ...same } = row;
    return {
      ...same,
      ...(bucket === null ? {} : { bucket }),
      ...(stratum === null ? {} : { stratum }),
      ...(block === null ? {} : { block }),
      at: fromDbInstant(row.at),
      ...(exposedAt === null ? {} : { exposedAt: fromDbInstant(exposedAt) }),
      workspaces: row.workspaces.map(({ workspace, startsAt }) => ({
        workspace,
        startsAt: fromDbInstant(startsAt),
      })),
    };
  }

  /** What is known of workspaces that are put on a list; who is none is not among them. */
  async listCandidates(
    experiment: string,
    workspaces: readonly string[],
    packageKey: string,
    at: Instant,
  ): Promise<readonly ListCandidate[]> {
    const values = [experiment, workspaces, packageKey, instantText(at)];
    return await this.work.manager.query<ListCandidate[]>(listCandidates, values);
  }

  /** Units of all lists. */
  async listedCount(experiment: string): Promise<number> {
    const [row] = await this.work.manager.query<{ count: number }[]>(listedCount, [experiment]);
    return row?.count ?? 0;
  }

  /** The last block of each stratum that was drawn before. */
  async lastBlocks(experiment: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.work.manager.query<{ stratum: string; block: number }[]>(lastBlocks, [
      experiment,
    ]);
    return new Map(rows.map(({ stratum, block }) => [stratum, block]));
  }

  /** Arms that were drawn for a fixed list, in the phase of now. */
  async enrolListed(
    experiment: string,
    units: readonly ListedAssignment[],
    phase: number,
    at: Instant,
  ): Promise<void> {
    await this.work.manager.query(enrolListed, [
      experiment,
      units.map(({ unit }) => unit),
      units.map(({ variant }) => variant),
      units.map(({ stratum }) => stratum),
      units.map(({ block }) => block),
      units.map(({ packageVersion }) => packageVersion),
      units.map(({ attributes }) => attributes),
      phase,
      instantText(at),
    ]);
  }
}
