import { type Instant, instantText } from '#calendar';
import { fromDbInstant } from '../mappings/instants.js';
import type { ExperimentCandidate } from '../records/candidates.js';
import type { LockedPeriod } from '../records/credits.js';
import type {
  ArmSpend,
  BillsOf,
  ExperimentBill,
  FormerBill,
  FormerPeriod,
  OpenSubscription,
  QuotedArm,
  UnitPeriod,
  UnitRange,
} from '../records/experiment-bills.js';
import {
  billsWaiting,
  finalOfUnits,
  finalToMeasure,
  type FinalRow,
  historyOfUnits,
  type HistoryRow,
  openToMeasure,
  type OpenRow,
  quotedArms,
  saveBills,
  saveHistory,
  spendOfArms,
} from '../statements/experiment-bills.js';
import { candidates } from '../statements/candidates.js';
import {
  holdOpenPeriods,
  lockedPeriods,
  type LockedPeriodRow,
  touchClosingPeriods,
} from '../statements/credits.js';
import { UnitOfWork } from '../unit-of-work.js';

/** What periods of enrolled units come to under every variant of their experiment. */
export class ExperimentBillStore {
  constructor(private readonly work: UnitOfWork) {}

  /** Final periods that are not measured as they stand now, the first `limit`. */
  async finalToMeasure(
    { experiment, packageKey, control }: Pick<BillsOf, 'experiment' | 'packageKey' | 'control'>,
    limit: number,
  ): Promise<readonly UnitPeriod[]> {
    const rows = await this.work.patiently<FinalRow>(finalToMeasure, [
      experiment,
      packageKey,
      control,
      limit,
    ]);
    return rows.map(fromFinal);
  }

  /** The same of every arm, of units in the order of their names. */
  async finalOfUnits(
    { experiment, packageKey }: Pick<BillsOf, 'experiment' | 'packageKey'>,
    { firstUnit, lastUnit }: UnitRange,
    limit: number,
  ): Promise<readonly UnitPeriod[]> {
    const values = [experiment, packageKey, firstUnit, lastUnit, limit];
    return (await this.work.patiently<FinalRow>(finalOfUnits, values)).map(fromFinal);
  }

  /** The last three final periods of each unit before the price of its arm, where they are not measured as they stand. */
  async historyOfUnits(
    { experiment, packageKey }: Pick<BillsOf, 'experiment' | 'packageKey'>,
    { firstUnit, lastUnit }: UnitRange,
    limit: number,
  ): Promise<readonly FormerPeriod[]> {
    const values = [experiment, packageKey, firstUnit, lastUnit, limit];
    const rows = await this.work.patiently<HistoryRow>(historyOfUnits, values);
    return rows.map(({ startsAt, ...same }) => ({ ...same, startsAt: fromDbInstant(startsAt) }));
  }

  async saveHistory(experiment: string, bills: readonly FormerBill[], now: Instant): Promise<void> {
    if (bills.length === 0) return;
    await this.work.manager.query(saveHistory, [
      experiment,
      bills.map(({ subscription }) => subscription),
      bills.map(({ startsAt }) => instantText(startsAt)),
      bills.map(({ unit }) => unit),
      bills.map(({ quote }) => quote),
      bills.map(({ total }) => (typeof total === 'string' ? total : null)),
      bills.map(({ total }) => (typeof total === 'string' ? null : total.fault)),
      instantText(now),
    ]);
  }

  /** Subscriptions whose open period was never measured, or too long ago, the first `limit`. */
  async openToMeasure(of: BillsOf, limit: number): Promise<readonly OpenSubscription[]> {
    const rows = await this.work.patiently<OpenRow>(openToMeasure, [...valuesOf(of), limit]);
    return rows.map(({ anchor, startedAt, endedAt, since, ...same }) => ({
      ...same,
      anchor: fromDbInstant(anchor),
      startedAt: fromDbInstant(startedAt),
      ...(endedAt !== null && { endedAt: fromDbInstant(endedAt) }),
      since: fromDbInstant(since),
    }));
  }

  /** How many periods are not measured as they are now. */
  async waiting(of: BillsOf): Promise<number> {
    const [row] = await this.work.patiently<{ waiting: number }>(billsWaiting, valuesOf(of));
    return row?.waiting ?? 0;
  }

  async save(experiment: string, bills: readonly ExperimentBill[], now: Instant): Promise<void> {
    if (bills.length === 0) return;
    await this.work.manager.query(saveBills, [
      experiment,
      bills.map(({ subscription }) => subscription),
      bills.map(({ startsAt }) => instantText(startsAt)),
      bills.map(({ endsAt }) => instantText(endsAt)),
      bills.map(({ unit }) => unit),
      bills.map(({ variant }) => variant),
      bills.map(({ quote }) => quote ?? null),
      bills.map(({ totals }) => ('fault' in totals ? null : `{${totals.variants.join(',')}}`)),
      bills.map(({ totals }) => ('fault' in totals ? totals.fault : null)),
      instantText(now),
      bills.map(({ billed }) => billed ?? null),
      bills.map(({ totals }) => ('fault' in totals ? null : totals.used)),
      bills.map(({ totals }) => ('fault' in totals ? null : totals.cost)),
    ]);
  }

  /** Subscribers of a package who are not enrolled, those after `after`. */
  async candidates(
    experiment: string,
    packageKey: string,
    now: Instant,
    after: string,
    limit: number,
  ): Promise<readonly ExperimentCandidate[]> {
    const values = [experiment, packageKey, instantText(now), after, limit];
    return await this.work.manager.query<ExperimentCandidate[]>(candidates, values);
  }

  /**
   * What these workspaces hold of a package is not closed by prices that are about to change: to the end of the unit of
   * work no period begins to close, and no bill is made of one that does. Who has one in hand is waited for.
   */
  async holdPeriods(workspaces: readonly string[], packageKey: string): Promise<void> {
    if (workspaces.length === 0) return;
    const values = [[...workspaces], packageKey];
    await this.work.manager.query(holdOpenPeriods, values);
    await this.work.manager.query(touchClosingPeriods, values);
  }

  /** Final periods of these locks, also one that a lock begins in, of each in order. */
  async lockedPeriods(locks: readonly string[]): Promise<readonly LockedPeriod[]> {
    const rows = await this.work.manager.query<LockedPeriodRow[]>(lockedPeriods, [[...locks]]);
    return rows.map(({ startsAt, endsAt, control, ...same }) => ({
      ...same,
      startsAt: fromDbInstant(startsAt),
      endsAt: fromDbInstant(endsAt),
      ...(control !== null && { control }),
    }));
  }

  /** Every arm with a measured period, but the control. */
  async spendOfArms(experiment: string): Promise<readonly ArmSpend[]> {
    return await this.work.patiently<ArmSpend>(spendOfArms, [experiment]);
  }

  /** Every arm, in their order. */
  async quotedArms(experiment: string, packageKey: string, since: Instant): Promise<readonly QuotedArm[]> {
    const values = [experiment, packageKey, instantText(since)];
    return await this.work.patiently<QuotedArm>(quotedArms, values);
  }
}

const fromFinal = ({ startsAt, endsAt, ...same }: FinalRow): UnitPeriod => ({
  ...same,
  startsAt: fromDbInstant(startsAt),
  endsAt: fromDbInstant(endsAt),
});

const valuesOf = ({ experiment, packageKey, control, now, staleBefore }: BillsOf): unknown[] => [
  experiment,
  packageKey,
  control,
  instantText(now),
  instantText(staleBefore),
];
