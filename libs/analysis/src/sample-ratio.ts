import gammaln from '@stdlib/math-base-special-gammaln';
import { invariant } from '#money';

/** An arm among the units that enrolled while the shares were the same. */
export interface ArmCell {
  /** Units that got it. */
  readonly units: number;
  /** Its live buckets then; 0: nobody could get it. */
  readonly buckets: number;
}

export interface SampleRatio {
  /** Of each arm, over all cells. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  /** Units of arms that nobody could get. */
  readonly unexpected: number;
  /** Natural logarithm of the evidence against the shares. */
  readonly logEvidence: number;
}

/** Evidence of 1,000 to 1: it comes by chance in one of 1,000 experiments at most, however often one looks. */
export const SAMPLE_RATIO_ALARM = Math.log(1000);

/** How surely the shares are near the expected ones when they are not them, in units that were seen before. */
const CONCENTRATION = 100;

/**
 * Whether units are in the arms as their live buckets say, whenever and however often one asks: the evidence of each
 * cell is the ratio of two likelihoods, of shares drawn around the expected ones (Dirichlet) and of the expected ones
 * themselves. While the shares are right its mean is 1 at every time, so it reaches 1,000 with a probability of at most
 * 1 in 1,000 (Ville). Cells are independent, and their evidence multiplies. Source: Lindon and Malek, Anytime-Valid
 * Inference for Multinomial Count Data, 2022. `cells` each hold all arms, in one order.
 */
export function sampleRatio(cells: readonly (readonly ArmCell[])[]): SampleRatio {
  const arms = cells[0]?.length ?? 0;
  const observed = Array<number>(arms).fill(0);
  const expected = Array<number>(arms).fill(0);
  let unexpected = 0;
  let logEvidence = 0;
  for (const cell of cells) {
    invariant(cell.length === arms, 'every cell holds every arm');
    const open = cell.filter(({ buckets }) => buckets > 0);
    const live = open.reduce((all, { buckets }) => all + buckets, 0);
    const units = open.reduce((all, each) => all + each.units, 0);
    for (const [arm, each] of cell.entries()) {
      observed[arm] = (observed[arm] ?? 0) + each.units;
      expected[arm] = (expected[arm] ?? 0) + (live === 0 ? 0 : (units * each.buckets) / live);
      if (each.buckets === 0) unexpected += each.units;
    }
    logEvidence += evidenceOf(open, live, units);
  }
  return { observed, expected, unexpected, logEvidence };
}

function evidenceOf(arms: readonly ArmCell[], live: number, units: number): number {
  let log = gammaln(CONCENTRATION) - gammaln(CONCENTRATION + units);
  for (const { units: own, buckets } of arms) {
    const share = buckets / live;
    const before = CONCENTRATION * share;
    log += gammaln(before + own) - gammaln(before) - own * Math.log(share);
  }
  return arms.length < 2 ? 0 : log;
}
