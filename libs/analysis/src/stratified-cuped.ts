import { Decimal, invariant, ZERO } from '#money';
import type { Arm } from './arm.js';
import { adjusted, type Beside, besideOf, leftOf, pooledTheta, sumOfMoments } from './cuped.js';
import { type Difference, satterthwaite } from './difference.js';
import { type Estimate, estimateOf, exactEstimateOf } from './moments.js';

/** A part of the units that were there before anybody had an arm, of both arms. */
export interface Stratum {
  readonly control: Arm;
  readonly treatment: Arm;
  /** Whether what the covariate explains is taken away; both arms then have one, and it varies. */
  readonly isAdjusted: boolean;
}

/**
 * The difference between arms within each stratum, adjusted by its own pooled θ where it is adjusted, and put together by
 * the strata's shares of all units, w_s = N_s/N (post-stratification): arms that have more units of one stratum than of
 * another by chance do not differ by that. Every arm of a stratum has at least 2 units.
 *
 * Absolute, in the metric's units: d = Σ w_s·d_s with d_s = m_Ts − m_Cs − θ_s·(x̄_Ts − x̄_Cs), and V = Σ w_s²·(u_Ts/n_Ts +
 * u_Cs/n_Cs) + Σ w_s·(d_s − d)²/N with u = v + θ²·vX − 2θ·c. The last sum is that of the shares: other units would have come
 * in another mix, which matters where a price does more to one stratum than to the other.
 *
 * Relative, in shares of the unadjusted control: d/|m_C|. By the delta method, Var(d/m) = [V − 2ρ·Cov(d, m_C) +
 * ρ²·Var m_C]/m_C² with ρ = d/m. The baseline's own variance is v_C/n_C of all its units, strata and all. It is
 * m_C = Σ (n_Cs/n_C)·m_Cs, so each stratum's control goes into d with −w_s and into m_C with n_Cs/n_C, and Cov(d, m_C) =
 * −Σ w_s·(n_Cs/n_C)·(v_Cs − θ_s·c_Cs)/n_Cs = −Σ w_s·(v_Cs − θ_s·c_Cs)/n_C; of the shares, of which n_C/N are the control's,
 * + Σ w_s·(d_s − d)·(m_Cs − Σ w_r·m_Cr)/N comes to it. For ρ the unadjusted means are taken, m_T/m_C − 1,
 * as `adjustedDifference` does, which all of this is where there is one stratum.
 *
 * Degrees of freedom are Satterthwaite's over the pieces of V. Source: Miratrix, Sekhon and Yu, Adjusting treatment effect
 * estimates by post-stratification in randomized experiments, 2013, for d and its variance at given shares; Deng, Xu,
 * Kohavi and Walker, 2013, for θ; the relative variance is derived here.
 */
export function acrossStrata(strata: readonly Stratum[], kind: 'absolute' | 'relative'): Difference {
  const [c, t] = [wholeOf(strata, 'control'), wholeOf(strata, 'treatment')];
  const units = c.units + t.units;
  const parts = strata.map((stratum) => partOf(stratum, units));
  const effect = sumOf(parts, ({ weight, difference }) => weight * difference);
  const pieces = parts.flatMap(({ control, treatment }) => [treatment, control]);
  const shared = { units, degreesOfFreedom: satterthwaite(pieces) };
  const [ofShares, sharesWithBaseline] = betweenStrata(parts, effect, units);
  const squared = sumOf(pieces, ({ variance }) => variance) + ofShares;
  if (kind === 'absolute') return { effect, standardError: Math.sqrt(squared), ...shared };
  const base = Math.abs(c.mean.toNumber());
  const rise = t.mean.dividedBy(c.mean).minus(1).toNumber();
  // −Cov(d, m_C): with a rise, a control that is high by chance makes the effect smaller twice.
  const together =
    sumOf(parts, ({ weight, withBaseline }) => weight * withBaseline) / c.units - sharesWithBaseline;
  const ofBaseline = (rise ** 2 * c.variance) / c.units + 2 * rise * together;
  const relative =
    leftOf(
      new Decimal(squared),
      new Decimal(Math.max(0, ofBaseline)),
      new Decimal(Math.max(0, -ofBaseline)),
    ) /
    base ** 2;
  return { effect: effect / base, standardError: Math.sqrt(relative), ...shared };
}

/**
 * The units of an arm that something was known of before, and those of which nothing was. The covariate of the latter is
 * 0, so all of its sums belong to the former. Undefined where the arm does not tell them apart.
 */
export function byHistory({
  moments,
  covariate,
  withoutHistory,
}: Arm): { known: Arm; unknown: Arm } | undefined {
  if (withoutHistory === undefined || covariate === undefined || moments.kind !== 'mean') return undefined;
  const known = {
    kind: 'mean',
    units: moments.units - withoutHistory.units,
    sum: moments.sum.minus(withoutHistory.sum),
    sumSquares: moments.sumSquares.minus(withoutHistory.sumSquares),
  } as const;
  return { known: { moments: known, covariate }, unknown: { moments: withoutHistory } };
}

/** What the shares of the strata, being those of so many units, have of the variance of d, and of Cov(d, m_C). */
function betweenStrata(parts: readonly Part[], effect: number, units: number): readonly [number, number] {
  const baseline = sumOf(parts, ({ weight, baseline: own }) => weight * own);
  return [
    sumOf(parts, ({ weight, difference }) => weight * (difference - effect) ** 2) / units,
    sumOf(
      parts,
      ({ weight, difference, baseline: own }) => weight * (difference - effect) * (own - baseline),
    ) / units,
  ];
}

/** What a stratum says, and the variance of each of its means in the whole. */
interface Part {
  readonly weight: number;
  readonly difference: number;
  /** The control's mean, unadjusted. */
  readonly baseline: number;
  readonly control: { readonly units: number; readonly variance: number };
  readonly treatment: { readonly units: number; readonly variance: number };
  /** Covariance of a control unit's adjusted value with its own. */
  readonly withBaseline: number;
}

function partOf(stratum: Stratum, units: number): Part {
  const { control, treatment, isAdjusted } = stratum;
  const theta = isAdjusted ? pooledTheta(control, treatment) : ZERO;
  invariant(theta !== undefined, 'the covariate of an adjusted stratum varies');
  const [c, t] = [control, treatment].map((arm) => (isAdjusted ? besideOf(arm) : alone(arm)));
  invariant(c !== undefined && t !== undefined, 'a stratum has two arms');
  const weight = (c.units + t.units) / units;
  const pieceOf = (arm: Beside): Part['control'] => ({
    units: arm.units,
    variance: (weight ** 2 * adjusted(arm, theta).variance) / arm.units,
  });
  return {
    weight,
    difference: t.mean
      .minus(c.mean)
      .minus(theta.times(t.covariate.mean.minus(c.covariate.mean)))
      .toNumber(),
    baseline: c.mean.toNumber(),
    control: pieceOf(c),
    treatment: pieceOf(t),
    withBaseline: c.variance.minus(theta.times(c.covariate.covariance)).toNumber(),
  };
}

/** As if beside a covariate that is 0 for every unit. */
const alone = ({ moments }: Arm): Beside => ({
  ...exactEstimateOf(moments),
  covariate: { mean: ZERO, variance: ZERO, covariance: ZERO },
});

/** An arm's units of all strata. */
function wholeOf(strata: readonly Stratum[], arm: 'control' | 'treatment'): Estimate {
  const [first, ...others] = strata.map((stratum) => stratum[arm].moments);
  invariant(first !== undefined, 'there is a stratum');
  return estimateOf(others.reduce(sumOfMoments, first));
}

const sumOf = <Each>(all: readonly Each[], of: (each: Each) => number): number =>
  all.reduce((before, each) => before + of(each), 0);
