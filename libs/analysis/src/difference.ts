import type { Estimate } from './moments.js';

/** How far the treatment is from the control, and how surely. */
export interface Difference {
  readonly effect: number;
  readonly standardError: number;
  /** Of both arms. */
  readonly units: number;
  /** Welch's, of the arms' own variances; NaN where neither arm has any. */
  readonly degreesOfFreedom: number;
}

/** A control's mean that is less sure than this is near zero: percents of it mean nothing. */
const LARGEST_VARIATION = 0.1;

/** m_T − m_C. */
export function absoluteDifference(control: Estimate, treatment: Estimate): Difference {
  return {
    effect: treatment.mean.minus(control.mean).toNumber(),
    standardError: Math.sqrt(treatment.variance / treatment.units + control.variance / control.units),
    units: control.units + treatment.units,
    degreesOfFreedom: welch(control, treatment),
  };
}

/** (m_T − m_C)/|m_C|, with the control's own uncertainty in it (delta method). The control's mean is not 0. */
export function relativeDifference(control: Estimate, treatment: Estimate): Difference {
  const base = Math.abs(control.mean.toNumber());
  const variance =
    treatment.variance / (treatment.units * base ** 2) +
    (control.variance * (treatment.mean.toNumber() / base) ** 2) / (control.units * base ** 2);
  return {
    effect: treatment.mean.minus(control.mean).toNumber() / base,
    standardError: Math.sqrt(variance),
    units: control.units + treatment.units,
    degreesOfFreedom: welch(control, treatment),
  };
}

/**
 * Whether a control's mean is so unsure (coefficient of variation above 0.1) that a relative interval around it covers
 * less than it says. The absolute one is to be shown instead.
 */
export function isNearZero({ mean, variance, units }: Estimate): boolean {
  const variation = Math.sqrt(variance / units) / Math.abs(mean.toNumber());
  return variation > LARGEST_VARIATION || !Number.isFinite(variation);
}

/** Units and the variance of one. */
type Spread = Pick<Estimate, 'units' | 'variance'>;

/** Welch's degrees of freedom. */
export const welch = (control: Spread, treatment: Spread): number =>
  satterthwaite([treatment, control].map(({ variance, units }) => ({ variance: variance / units, units })));

/**
 * Degrees of freedom of a sum of independent means, by the variance of each in that sum. Shares of the whole are squared,
 * so that no square overflows; NaN where nothing varies. Source: Satterthwaite, 1946.
 */
export function satterthwaite(means: readonly Spread[]): number {
  const whole = means.reduce((all, { variance }) => all + variance, 0);
  return 1 / means.reduce((all, { variance, units }) => all + (variance / whole) ** 2 / (units - 1), 0);
}
