import { type Analysed, computed, refused } from './analysed.js';
import type { Sides } from './fixed.js';
import { uniform } from './uniform.js';

/** Units among which arms were drawn: a stratum, or a block of one. */
export interface RandomisedBlock {
  readonly control: readonly number[];
  readonly treatment: readonly number[];
}

export interface RandomisationTest {
  /** Mean over blocks of treatment minus control, each block by its units. */
  readonly effect: number;
  readonly pValue: number;
  /** Whether every possible assignment was looked at; otherwise `assignments` of them were drawn. */
  readonly isExact: boolean;
  readonly assignments: number;
}

/** So many assignments are all looked at; of more, so many are drawn. */
const MOST_ENUMERATED = 200_000;
const LEAST_DRAWS = 10_000;

/** Sums of the same values in another order differ by less: such assignments count as just as extreme. */
const TIE = 1e-9;

/**
 * How often an assignment by the real design (each block drawn again with as many treated units) is at least as extreme
 * as the one that happened, if the treatment did nothing to anybody. It needs no distribution, so it holds for a dozen
 * units. Exact by enumeration up to 200,000 assignments; otherwise (b+1)/(m+1) of `draws` seeded ones, at least 10,000.
 * What is compared is the sum over blocks of the treated units' distance from their block's mean. Refuses designs in
 * which only one assignment was possible.
 */
export function randomisationTest(
  blocks: readonly RandomisedBlock[],
  {
    sides,
    seed,
    draws = LEAST_DRAWS,
  }: { readonly sides: Sides; readonly seed: number; readonly draws?: number },
): Analysed<RandomisationTest> {
  const open = blocks.filter(({ control, treatment }) => control.length > 0 && treatment.length > 0);
  if (open.length === 0)
    return refused('analysis.no-data', 'no block has units of both arms: nothing could have been otherwise');
  const centred = open.map(centre);
  const happened = centred.reduce((all, { values, treated }) => all + sumOf(values.slice(0, treated)), 0);
  const scale = sumOf(centred.flatMap(({ values }) => values.map(Math.abs)));
  if (scale === 0) return refused('analysis.zero-variance', 'all units of every block are alike');
  const slack = scale * TIE;
  const isExtreme = (sum: number): boolean => {
    switch (sides) {
      case 'two':
        return Math.abs(sum) >= Math.abs(happened) - slack;
      case 'greater':
        return sum >= happened - slack;
      case 'less':
        return sum <= happened + slack;
    }
  };
  const effect = effectOf(open);
  const possible = centred.reduce((all, { values, treated }) => all * choose(values.length, treated), 1);
  if (possible <= MOST_ENUMERATED) {
    let extreme = 0;
    enumerate(centred, (sum) => {
      if (isExtreme(sum)) extreme += 1;
    });
    return computed({ effect, pValue: extreme / possible, isExact: true, assignments: possible });
  }
  const random = uniform(seed);
  const drawn = Math.max(LEAST_DRAWS, draws);
  let extreme = 0;
  for (let draw = 0; draw < drawn; draw += 1) {
    let sum = 0;
    for (const block of centred) sum += drawFrom(block, random);
    if (isExtreme(sum)) extreme += 1;
  }
  return computed({ effect, pValue: (extreme + 1) / (drawn + 1), isExact: false, assignments: drawn });
}

interface Centred {
  /** The treated ones first; the order changes with every draw. */
  readonly values: number[];
  readonly treated: number;
}

function centre({ control, treatment }: RandomisedBlock): Centred {
  const all = [...treatment, ...control];
  const mean = sumOf(all) / all.length;
  return { values: all.map((value) => value - mean), treated: treatment.length };
}

function effectOf(blocks: readonly RandomisedBlock[]): number {
  const units = blocks.reduce((all, { control, treatment }) => all + control.length + treatment.length, 0);
  return blocks.reduce((all, { control, treatment }) => {
    const own = sumOf(treatment) / treatment.length - sumOf(control) / control.length;
    return all + (own * (control.length + treatment.length)) / units;
  }, 0);
}

const sumOf = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k) && ways <= Number.MAX_SAFE_INTEGER; i += 1)
    ways = (ways * (n - i + 1)) / i;
  return Math.round(ways);
}

/** Every way to treat as many units of each block as were treated, by the sum of those. */
function enumerate(blocks: readonly Centred[], tell: (sum: number) => void): void {
  const within = (index: number, before: number): void => {
    const block = blocks[index];
    if (!block) {
      tell(before);
      return;
    }
    const { values, treated } = block;
    const choice = (from: number, left: number, sum: number): void => {
      if (left === 0) {
        within(index + 1, sum);
        return;
      }
      for (let place = from; place <= values.length - left; place += 1)
        choice(place + 1, left - 1, sum + (values[place] ?? 0));
    };
    choice(0, treated, before);
  };
  within(0, 0);
}

/** One drawn assignment of a block: the first places of its values are filled anew. */
function drawFrom({ values, treated }: Centred, random: () => number): number {
  let sum = 0;
  for (let place = 0; place < treated; place += 1) {
    const other = place + Math.floor(random() * (values.length - place));
    const drawn = values[other] ?? 0;
    values[other] = values[place] ?? 0;
    values[place] = drawn;
    sum += drawn;
  }
  return sum;
}
