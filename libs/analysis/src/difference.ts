import type { Estimate } from './moments.js';

/** How far the treatment is from the control, and how surely. */
export interface Difference {
  readonly effect: number;
  readonly standardError: number;
  /** Of both arms. */
  readonly units: number;
}

/** m_T − m_C. */
export function absoluteDifference(control: Estimate, treatment: Estimate): Difference {
  const variance = treatment.variance / treatment.units + control.variance / control.units;
  return {
    effect: treatment.mean - control.mean,
    standardError: Math.sqrt(variance),
    units: control.units + treatment.units,
  };
}

/** (m_T − m_C)/|m_C|, with the control's own uncertainty in it (delta method). The control's mean is not 0. */
export function relativeDifference(control: Estimate, treatment: Estimate): Difference {
  const base = Math.abs(control.mean);
  const variance =
    treatment.variance / (treatment.units * base ** 2) +
    (control.variance * treatment.mean ** 2) / (control.units * base ** 4);
  return {
    effect: (treatment.mean - control.mean) / base,
    standardError: Math.sqrt(variance),
    units: control.units + treatment.units,
  };
}
