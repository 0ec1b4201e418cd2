import { Injectable, Optional } from '@nestjs/common';
import { DatabaseClock, ExperimentSnapshotStore, type SnapshotShard, UnitFiguresStore } from '#storage';
import { MeteringSettings } from '../metering/metering-settings.js';
import { billingPeriodsText } from './billing-periods-text.js';
import { type ComparedExperiment, FindComparison, periodsOf, usesHistory } from './find-comparison.js';
import { FinishSnapshot } from './finish-snapshot.js';
import { MeasureBills } from './measure-bills.js';

export interface ShardHint {
  readonly snapshot: string;
  /** From 1 on; 0 stands for the end of a snapshot all of whose shards are done. */
  readonly shard: number;
}

/**
 * Rates what is new of a shard's units, and computes what each of them has come to by now. Several processes may do the
 * same at once, and any may die: what is known stands in rows that are only ever replaced by what is known later.
 */
@Injectable()
export class ComputeShard {
  constructor(
    private readonly snapshots: ExperimentSnapshotStore,
    private readonly figures: UnitFiguresStore,
    private readonly comparisons: FindComparison,
    private readonly measure: MeasureBills,
    private readonly finish: FinishSnapshot,
    private readonly time: DatabaseClock,
    /** Where nothing is metered nobody says how late usage may come. */
    @Optional() private readonly settings: MeteringSettings = new MeteringSettings(),
  ) {}

  async run({ snapshot: id, shard: number }: ShardHint): Promise<void> {
    const snapshot = await this.snapshots.find(id);
    if (snapshot === undefined || snapshot.done !== undefined) return;
    const compared = await this.comparisons.run(snapshot.experiment);
    if (!compared.ok) return;
    const shard = (await this.snapshots.shards(id)).find((each) => each.shard === number);
    if (shard !== undefined && !shard.isDone) await this.of(id, shard, compared.value);
    await this.finish.run(id, compared.value);
  }

  /** One shard of a snapshot that is at work. */
  async of(id: string, shard: SnapshotShard, compared: ComparedExperiment): Promise<void> {
    const { stored, experiment, variants, interval, currency } = compared;
    const now = await this.time.now();
    const { key, packageKey } = stored;
    const withHistory = usesHistory(experiment);
    await this.measure.ofUnits({ key, packageKey, variants, interval, withHistory }, shard, now);
    await this.figures.refresh({
      experiment: key,
      packageKey,
      asOf: now,
      periods: periodsOf(experiment),
      period: billingPeriodsText(interval, 1),
      firstUnit: shard.firstUnit,
      lastUnit: shard.lastUnit,
      currency,
      isNow: experiment.enrol === 'now',
      lateDays: this.settings.lateDays,
      variants: variants.length,
      now,
    });
    await this.snapshots.endShard(id, shard.shard);
  }
}
