import { Injectable } from '@nestjs/common';
import {
  type Analysed,
  estimateOf,
  minimumDetectableEffect,
  refused,
  simultaneousAlpha,
  USUAL_POWER,
  USUAL_TUNING,
} from '#analysis';
import type { Instant } from '#calendar';
import type { Experiment } from '#catalog';
import { Decimal } from '#money';
import { ExperimentReferenceStore } from '#storage';
import { type CandidatesOf, FindCandidates } from './find-candidates.js';

/** What could be found of whom there is. */
export interface Detectable {
  readonly units: number;
  /** The smallest rise of revenue per unit, 0.05 for 5 %, that is found in four of five experiments. */
  readonly effect: Analysed<number>;
}

/** The smallest effect on revenue per unit that the units that exist can show, by their last bills. */
@Injectable()
export class FindDetectable {
  constructor(
    private readonly candidates: FindCandidates,
    private readonly references: ExperimentReferenceStore,
  ) {}

  /** `of` with every bucket live that ever will be. */
  async run(of: CandidatesOf, metrics: Experiment['metrics'], now: Instant): Promise<Detectable> {
    const totals = new Map<string, Decimal>();
    const arms = new Map(of.variants.map(({ key }) => [key, new Set<string>()]));
    for await (const page of this.candidates.run(of, now)) {
      const bills = await this.references.totals(page.flatMap(({ quote }) => quote ?? []));
      for (const { unit, variant, quote } of page) {
        arms.get(variant)?.add(unit);
        // Whoever has no bill brought in nothing: zeros are counted in, as they will be.
        const total = quote === null ? 0 : (bills.get(quote) ?? 0);
        totals.set(unit, (totals.get(unit) ?? new Decimal(0)).plus(total));
      }
    }
    return { units: totals.size, effect: effectOf([...totals.values()], [...arms.values()], metrics) };
  }
}

/** Arms that differ in size are planned as two equal ones that are as sure as the control with the least of the others. */
function effectOf(
  totals: readonly Decimal[],
  arms: readonly ReadonlySet<string>[],
  metrics: Experiment['metrics'],
): Analysed<number> {
  if (totals.length < 2)
    return refused('analysis.too-few-units', 'how much bills vary takes two of them to know');
  const [control = 0, ...others] = arms.map(({ size }) => size);
  const pairs = others.map((size) => (size === 0 ? 0 : (4 * control * size) / (control + size)));
  const { mean, variance } = estimateOf({
    kind: 'mean',
    units: totals.length,
    sum: totals.reduce((all, total) => all.plus(total), new Decimal(0)),
    sumSquares: totals.reduce((all, total) => all.plus(total.times(total)), new Decimal(0)),
  });
  const planned = metrics?.plannedPerVariant;
  const tuning = planned === undefined ? USUAL_TUNING : 2 * planned;
  const isFixed = metrics?.engine === 'fixed' || metrics?.engine === 'bayesian';
  const plan = {
    mean: Number(mean),
    variance,
    units: Math.min(...pairs),
    variants: 2,
    alpha: simultaneousAlpha(Number(metrics?.alpha.toString() ?? '0.05'), others.length),
    engine: isFixed ? ({ kind: 'fixed' } as const) : ({ kind: 'sequential', tuning } as const),
  };
  return minimumDetectableEffect(plan, USUAL_POWER);
}
