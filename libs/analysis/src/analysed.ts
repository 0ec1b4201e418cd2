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
  | 'analysis.out-of-range';

export interface AnalysisFault {
  readonly code: AnalysisCode;
  /** What is wrong and what would help, in one sentence. */
  readonly message: string;
}

/** What was computed, or the reason why it was not. */
export type Analysed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: AnalysisFault };

export const computed = <Value>(value: Value): Analysed<Value> => ({ ok: true, value });
export const refused = (code: AnalysisCode, message: string): Analysed<never> => ({
  ok: false,
  fault: { code, message },
});
