import { type Instant, instantText } from '#calendar';
import { invariant } from '#money';
import type { FiguresOf, UnitSums } from '../records/experiment-snapshots.js';
import type { UnitShare } from '../records/outcomes.js';
import {
  type ArmSnapshotRow,
  armSnapshots,
  type BillMetric,
  billSums,
  type BillSumsRow,
  capsOf,
  downgrades,
  fixCap,
  listedDowngrades,
  listedValues,
  type ListedValueRow,
  metricSums,
  mixedArms,
  revenueByPeriod,
  sumsBySegment,
  valuesAt,
} from '../statements/snapshot-sums.js';
import { refreshFigures } from '../statements/unit-figures.js';
import { UnitOfWork } from '../unit-of-work.js';

/** What a metric's values are cut at, fixed once. */
export interface MetricCap {
  readonly metric: BillMetric;
  /** Percent, a decimal as text. */
  readonly percentile: string;
  readonly cap: string;
  readonly units: number;
}

export interface MixedArms {
  readonly contaminated: number;
  /** The first of them, by name. */
  readonly accounts: readonly string[];
  readonly twoArms: number;
}

/** What each unit of an experiment has come to, and sums of that by arm. */
export class UnitFiguresStore {
  constructor(private readonly work: UnitOfWork) {}

  /** Computes anew what may have changed of these units. */
  async refresh(of: FiguresOf): Promise<void> {
    await this.work.patiently(refreshFigures(of.variants), [
      of.experiment,
      of.packageKey,
      instantText(of.asOf),
      of.periods,
      of.period,
      of.firstUnit,
      of.lastUnit,
      `${of.lateDays} days`,
      of.currency,
      instantText(of.now),
      of.isNow,
    ]);
  }

  /** Every arm, in their order; `planned`: how many units of each. */
  async arms(experiment: string, planned: number | undefined): Promise<readonly ArmSnapshotRow[]> {
    return await this.work.patiently<ArmSnapshotRow>(armSnapshots, [experiment, planned ?? null]);
  }

  /** Of mature units by arm; without a cap every unit counts all that it has. */
  async sums(experiment: string, metric: BillMetric, cap?: string): Promise<readonly UnitSums[]> {
    return await this.work.patiently<UnitSums>(metricSums(metric), [experiment, cap ?? null]);
  }

  async revenueByPeriod(
    experiment: string,
    cap?: string,
  ): Promise<readonly (UnitSums & { readonly place: number })[]> {
    return await this.work.patiently<UnitSums & { place: number }>(revenueByPeriod, [
      experiment,
      cap ?? null,
    ]);
  }

  /** By attributes with at most so many values. */
  async bySegment(
    experiment: string,
    metric: BillMetric,
    mostValues: number,
    cap?: string,
  ): Promise<readonly (UnitSums & { readonly attribute: string; readonly part: string })[]> {
    return await this.work.patiently<UnitSums & { attribute: string; part: string }>(sumsBySegment(metric), [
      experiment,
      mostValues,
      cap ?? null,
    ]);
  }

  async downgrades(experiment: string): Promise<readonly UnitShare[]> {
    return await this.work.patiently<UnitShare>(downgrades, [experiment]);
  }

  async bills(experiment: string, variants: number): Promise<readonly BillSumsRow[]> {
    return await this.work.patiently<BillSumsRow>(billSums(variants), [experiment]);
  }

  /** Mature units of a fixed list, the first `limit`, by their blocks. */
  async listed(experiment: string, metric: BillMetric, limit: number): Promise<readonly ListedValueRow[]> {
    return await this.work.patiently<ListedValueRow>(listedValues(metric), [experiment, limit]);
  }

  async listedDowngrades(experiment: string, limit: number): Promise<readonly ListedValueRow[]> {
    return await this.work.patiently<ListedValueRow>(listedDowngrades, [experiment, limit]);
  }

  /** The values of mature units at two places of their order, 1 for the smallest. */
  async valuesAt(
    experiment: string,
    metric: BillMetric,
    places: readonly [number, number],
  ): Promise<readonly { readonly value: string; readonly place: number }[]> {
    return await this.work.manager.query<{ value: string; place: number }[]>(valuesAt(metric), [
      experiment,
      ...places,
    ]);
  }

  /** Keeps a cap for good, unless there is one. */
  async fixCap(
    experiment: string,
    { metric, percentile, cap, units }: MetricCap,
    at: Instant,
  ): Promise<void> {
    await this.work.manager.query(fixCap, [experiment, metric, percentile, cap, units, instantText(at)]);
  }

  async caps(experiment: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.work.manager.query<{ metric: string; cap: string }[]>(capsOf, [experiment]);
    return new Map(rows.map(({ metric, cap }) => [metric, cap]));
  }

  async mixedArms(experiment: string, now: Instant, mostAccounts: number): Promise<MixedArms> {
    const [row] = await this.work.manager.query<MixedArms[]>(mixedArms, [
      experiment,
      instantText(now),
      mostAccounts,
    ]);
    invariant(row !== undefined, 'the statement answers one row');
    return row;
  }
}
