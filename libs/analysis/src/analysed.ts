import { Decimal } from '#money';

/** Why a number cannot be computed. Codes are stable; nothing is ever answered by a p of 0 or 1 instead. */
export type AnalysisCode =
  | 'analysis.zero-baseline'
  | 'analysis.zero-variance'
  | 'analysis.too-few-units'
  | 'analysis.inconsistent-moments'
  | 'analysis.no-data'
  | 'analysis.one-arm'
  | 'analysis.counts-weights-mismatch'
  | 'analysis.effect-unreachable'
  | 'analysis.out-of-range'
  | 'experiment.reference-too-small';

export interface AnalysisFault {
  readonly code: AnalysisCode;
  /** What is wrong and what would help, in one sentence. */
  readonly message: string;
}

/** What was computed, or the reason why it was not. */
export type Analysed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: AnalysisFault };

/**
 * The value, or `analysis.out-of-range` where a figure in it is NaN or infinite: whatever moments are given, no such
 * figure leaves this room.
 */
export const computed = <Value>(value: Value): Analysed<Value> =>
  isFinite(value)
    ? { ok: true, value }
    : refused(
        'analysis.out-of-range',
        'a figure is larger or smaller than a binary number can be: give the moments in another unit',
      );

export const refused = (code: AnalysisCode, message: string): Analysed<never> => ({
  ok: false,
  fault: { code, message },
});

const isFinite = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value instanceof Decimal) return value.isFinite();
  return typeof value !== 'object' || value === null || Object.values(value).every(isFinite);
};
