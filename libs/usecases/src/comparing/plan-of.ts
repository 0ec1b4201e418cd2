import {
  type BreakEven,
  type BreakEvenDocument,
  type ComparisonPlanDocument,
  type GuardrailPlanDocument,
  USUAL_TUNING,
} from '#analysis';
import type { Guardrail } from '#catalog';
import { decimalText } from '#money';
import { USUAL_ALPHA, USUAL_LEAST, USUAL_PRIMARY } from '#rulebook';
import type { ComparedExperiment } from './find-comparison.js';
import type { BreakEvenLook } from './look-at-break-even.js';

/** By what an experiment is judged, with every default of its file filled in. Shares and rates are no amounts. */
export function planOf(
  { experiment: { metrics } }: Pick<ComparedExperiment, 'experiment'>,
  breakEven: BreakEvenLook | undefined,
  isOver: boolean,
): ComparisonPlanDocument {
  const planned = metrics?.plannedPerVariant;
  return {
    primary: metrics?.primary ?? USUAL_PRIMARY,
    secondary: metrics?.secondary ?? [],
    guardrails: (metrics?.guardrails ?? []).map((guardrail) => guardrailOf(guardrail, breakEven)),
    engine: metrics?.engine ?? 'sequential',
    alpha: metrics?.alpha.toNumber() ?? Number(USUAL_ALPHA),
    cuped: metrics?.isAdjusted ?? false,
    tuning: planned === undefined ? USUAL_TUNING : 2 * planned,
    ...(planned !== undefined && { plannedPerVariant: planned }),
    minPerVariant: metrics?.minPerVariant ?? Number(USUAL_LEAST),
    worthwhile: metrics?.worthwhile?.toNumber() ?? 0,
    ...(metrics?.maxLoss && { maxLoss: metrics.maxLoss.toNumber() }),
    isOver,
  };
}

function guardrailOf(
  { metric, notWorseBy }: Guardrail,
  look: BreakEvenLook | undefined,
): GuardrailPlanDocument {
  if (notWorseBy !== 'breakEven') return { metric, notWorseBy: notWorseBy?.toNumber() ?? 0 };
  const margins = [...(look?.margins ?? [])].map(([variant, found]) => {
    return [variant, found.ok ? documentOf(found.value) : { fault: found.fault.code }] as const;
  });
  return { metric, notWorseBy: 0, breakEven: Object.fromEntries(margins) };
}

/** With the sums that it follows from, so that whoever holds a bundle can compute it again. */
const documentOf = ({ margin, units, sums }: BreakEven): BreakEvenDocument => ({
  margin: margin.toNumber(),
  reference: { units, control: decimalText(sums.control), treatment: decimalText(sums.treatment) },
});
