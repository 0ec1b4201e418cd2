import { type Decimal, sum } from '#money';
import { type Analysed, computed, refused } from './analysed.js';

/** Fewer units say too little of what a payer brings in. */
export const LEAST_REFERENCE = 30;

/** A paying unit's last whole period before the start, for one usage under both versions, less what the usage costs. */
export interface ReferenceUnit {
  readonly control: Decimal;
  readonly treatment: Decimal;
  /** What decides its decile; without it there are none. */
  readonly usage?: Decimal;
}

/** What a payer brings in on average under the control's version, and under the treatment's. */
export interface PayerRates {
  readonly units: number;
  readonly control: Decimal;
  readonly treatment: Decimal;
}

/** What all reference units bring in together: their quotient is that of the rates, exactly. */
export interface PayerSums {
  readonly control: Decimal;
  readonly treatment: Decimal;
}

export interface BreakEven extends PayerRates {
  readonly sums: PayerSums;
  /**
   * How many percent of its payers (relative to the control's share) a treatment may lose before revenue per assigned
   * unit falls. At 0 or below it has to be proven to win as many. Above 100 the control's payers cost more than they pay.
   */
  readonly margin: Decimal;
  /** Tenths of the reference units by usage, the least first; empty where a unit has no usage, or tenths would be empty. */
  readonly deciles: readonly PayerRates[];
}

const DECILES = 10;

/**
 * How much a treatment may hurt conversion or retention before its price no longer makes up for it: b = 100·(1 − r_C/r_T),
 * exact. The reference units are the same for both rates and fixed at the start, so b is a constant of the experiment and
 * no estimate: the only chance is in the payers that are counted against it. Refuses fewer than 30 units, and a treatment
 * under which a payer brings in nothing. Source: experiments.md, section 4.
 */
export function breakEven(reference: readonly ReferenceUnit[]): Analysed<BreakEven> {
  if (reference.length < LEAST_REFERENCE)
    return refused(
      'experiment.reference-too-small',
      `the reference has ${reference.length} paying units: it takes at least ${LEAST_REFERENCE} to know what a payer brings in`,
    );
  const rates = ratesOf(reference);
  if (!rates.treatment.greaterThan(0))
    return refused(
      'analysis.effect-unreachable',
      'a payer of the treatment brings in nothing: no number of payers breaks even',
    );
  const sums = sumsOf(reference);
  return computed({ ...rates, sums, margin: breakEvenMargin(sums), deciles: decilesOf(reference) });
}

/** 100·(1 − r_C/r_T), of what payers bring in under the treatment above 0. */
export const breakEvenMargin = ({ control, treatment }: PayerSums): Decimal =>
  treatment.minus(control).times(100).dividedBy(treatment);

const sumsOf = (units: readonly ReferenceUnit[]): PayerSums => ({
  control: sum(units.map(({ control }) => control)),
  treatment: sum(units.map(({ treatment }) => treatment)),
});

function ratesOf(units: readonly ReferenceUnit[]): PayerRates {
  const { control, treatment } = sumsOf(units);
  return {
    units: units.length,
    control: control.dividedBy(units.length),
    treatment: treatment.dividedBy(units.length),
  };
}

function decilesOf(reference: readonly ReferenceUnit[]): readonly PayerRates[] {
  const used = reference.flatMap((unit) => (unit.usage ? [{ unit, usage: unit.usage }] : []));
  if (used.length < reference.length) return [];
  const sorted = used.sort((a, b) => a.usage.comparedTo(b.usage)).map(({ unit }) => unit);
  const from = (decile: number): number => Math.floor((decile * sorted.length) / DECILES);
  return Array.from({ length: DECILES }, (_, decile) =>
    ratesOf(sorted.slice(from(decile), from(decile + 1))),
  );
}
