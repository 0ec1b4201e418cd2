import type { ComparisonPlanDocument, SnapshotDocument } from '#analysis';
import type { HarmUnit, HarmUnits } from '../report/harm-text.js';

/** In what each guardrail's margin and harm are: points of a share, unless the margin is a break-even; else percent. */
export const harmUnits = (
  { guardrails }: Pick<ComparisonPlanDocument, 'guardrails'>,
  { metrics }: Pick<SnapshotDocument, 'metrics'>,
): HarmUnits =>
  new Map(
    guardrails.flatMap(({ metric, breakEven }): readonly (readonly [string, HarmUnit])[] => {
      const kind = metrics.find(({ key }) => key === metric)?.arms[0]?.kind;
      if (kind === undefined) return [];
      return [[metric, kind === 'proportion' && breakEven === undefined ? 'points' : '%']];
    }),
  );
