import type { Comparison, Inferred } from './compare.js';

export interface Reportable extends Inferred {
  readonly difference: 'absolute' | 'relative';
}

/**
 * The figures of a comparison that may be shown to somebody who decides by them. A relative interval around a control
 * near zero covers less than it says, so the absolute one takes its place, and says that it is that.
 */
export function reportable(comparison: Comparison, asked: 'absolute' | 'relative'): Reportable {
  const { absolute, notes, ...figures } = comparison;
  return absolute !== undefined && notes.includes('baseline-near-zero')
    ? { ...absolute, difference: 'absolute' }
    : { ...figures, difference: asked };
}
