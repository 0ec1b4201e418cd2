import { Injectable } from '@nestjs/common';
import type { BillsSnapshot, BillSumsText, SegmentSnapshot, SnapshotDocument } from '#analysis';
import { type Instant, instantText, parseInstant } from '#calendar';
import { USUAL_PRIMARY } from '#rulebook';
import {
  type ArmSnapshotRow,
  type BillSumsRow,
  ExperimentBillStore,
  ExperimentStore,
  UnitFiguresStore,
} from '#storage';
import { cellsOfPhases } from './cells-of-phases.js';
import { type ComparedExperiment, metricsOf, periodsOf, usesHistory } from './find-comparison.js';
import { FixCaps } from './fix-caps.js';
import { MeasureListed } from './measure-listed.js';
import { isBillMetric, MeasureMetrics } from './measure-metrics.js';
import { meanOf, NO_MEAN, short } from './moments-text.js';

/** Attributes with more values divide units into parts that say nothing. */
const MOST_PARTS = 12;
/** Whoever looks into it begins with these; more of them are one and the same mistake. */
const MOST_ACCOUNTS = 100;

/**
 * Everything that is known of an experiment, from the figures of its units. Called as of one instant: sums that were read
 * one after another would not belong together.
 */
@Injectable()
export class DescribeSnapshot {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly figures: UnitFiguresStore,
    private readonly bills: ExperimentBillStore,
    private readonly metrics: MeasureMetrics,
    private readonly caps: FixCaps,
    private readonly listed: MeasureListed,
  ) {}

  async run(compared: ComparedExperiment, asOf: Instant): Promise<SnapshotDocument> {
    const { stored, experiment, variants } = compared;
    const { key } = stored;
    const planned = experiment.metrics?.plannedPerVariant;
    const arms = await this.figures.arms(key, planned);
    const mature = arms.reduce((all, each) => all + each.mature, 0);
    const caps = await this.caps.run(compared, mature, asOf);
    const quoted = await this.bills.quotedArms(key, stored.packageKey, stored.startedAt ?? asOf);
    const phases = await this.experiments.phasesOf(key);
    const grants = await this.experiments.bucketsOf(key);
    const cells = cellsOfPhases(phases, variants, grants, await this.experiments.unitsByPhase(key));
    const { contaminated, accounts, twoArms } = await this.figures.mixedArms(key, asOf, MOST_ACCOUNTS);
    return {
      schema: 'ratebook/snapshot-v1',
      experiment: key,
      asOf: instantText(asOf),
      currency: compared.currency,
      periods: periodsOf(experiment),
      arms: arms.map((arm) =>
        armOf(
          arm,
          quoted.find(({ variant }) => variant === arm.key),
        ),
      ),
      cells,
      contaminated,
      ...(accounts.length > 0 && { contaminatedAccounts: accounts }),
      twoArms,
      metrics: await this.metrics.run(compared, metricsOf(experiment), caps, asOf),
      overTime: await this.metrics.overTime(compared, caps),
      segments: await this.#segments(compared, caps),
      listed: await this.listed.run(compared, asOf),
      bills: billsOf(
        variants.map((variant) => variant.key),
        await this.figures.bills(key, variants.length),
      ),
    };
  }

  /** Where the primary metric is made of bills, and cut as it is: what else there is is not known by parts. */
  async #segments(
    { stored, experiment, variants }: ComparedExperiment,
    caps: ReadonlyMap<string, string>,
  ): Promise<readonly SegmentSnapshot[]> {
    const primary = experiment.metrics?.primary ?? USUAL_PRIMARY;
    if (!isBillMetric(primary)) return [];
    const rows = await this.figures.bySegment(stored.key, primary, MOST_PARTS, caps.get(primary));
    const parts = new Map(
      rows.map(({ attribute, part }) => [JSON.stringify([attribute, part]), { attribute, part }]),
    );
    return [...parts.values()].map(({ attribute, part }) => ({
      attribute,
      value: part,
      arms: variants.map(({ key }) => {
        const found = rows.find(
          (row) => row.attribute === attribute && row.part === part && row.variant === key,
        );
        return found ? meanOf(found, usesHistory(experiment)) : NO_MEAN;
      }),
    }));
  }
}

function armOf(
  { atOwnPrice, billed, credits, conceded, payers, ...arm }: ArmSnapshotRow,
  quoted: { readonly quotes: number; readonly failures: number } | undefined,
): SnapshotDocument['arms'][number] {
  const [firstMatureAt, lastMatureAt] = [known(arm.firstMatureAt), known(arm.lastMatureAt)];
  return {
    key: arm.key,
    isClosed: arm.isClosed,
    enrolled: arm.enrolled,
    mature: arm.mature,
    waiting: arm.waiting,
    unpriceable: arm.unpriceable,
    transition: arm.transition,
    overridden: arm.overridden,
    withoutHistory: arm.withoutHistory,
    lateOutcomes: arm.lateOutcomes,
    plannedAt: known(arm.plannedAt) ?? null,
    ...(firstMatureAt !== undefined && { firstMatureAt }),
    ...(lastMatureAt !== undefined && { lastMatureAt }),
    quotes: quoted?.quotes ?? 0,
    failures: quoted?.failures ?? 0,
    realised: {
      atOwnPrice: short(atOwnPrice),
      billed: short(billed),
      credits: short(credits),
      conceded,
      payers,
    },
  };
}

function known(stored: string | null): string | undefined {
  const at = stored === null ? undefined : parseInstant(stored);
  return at && instantText(at);
}

/** Of every variant beside the control: their own versions, and each other's. */
function billsOf(variants: readonly string[], rows: readonly BillSumsRow[]): readonly BillsSnapshot[] {
  const sumsOf = (variant: string, own: number, other: number): BillSumsText => {
    const row = rows.find((each) => each.variant === variant);
    const at = (values: readonly string[] | undefined, place: number): string =>
      short(values?.[place] ?? '0');
    return {
      units: row?.units ?? 0,
      own: { sum: at(row?.sums, own), sumSquares: at(row?.squares, own) },
      other: { sum: at(row?.sums, other), sumSquares: at(row?.squares, other) },
      sumProducts: at(row?.products, other),
    };
  };
  const [control = ''] = variants;
  return variants.slice(1).map((variant, place) => ({
    variant,
    control: sumsOf(control, 0, place + 1),
    treatment: sumsOf(variant, place + 1, 0),
  }));
}
