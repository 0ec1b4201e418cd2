import { compareInstants } from '#calendar';
import type { ChangePlan } from './plan-change.js';
import type { LiveSpan, Span } from './timeline.js';

/** The spans that are live once a plan is written. */
export function applyPlan(
  spans: readonly LiveSpan[],
  { close, supersede, append }: ChangePlan,
): readonly Span[] {
  const kept = spans
    .filter((span) => !supersede.includes(span))
    .map((span) => (span.id === close?.id ? { ...span, to: close.to } : span));
  return [...kept, ...append].sort((a, b) => compareInstants(a.from, b.from));
}
