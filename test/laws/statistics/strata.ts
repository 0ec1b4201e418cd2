import { type Arm, compare, uniform } from '#analysis';
import { armWithHistory, type UnitWithHistory } from '../../../libs/analysis/src/testing/arms.js';
import type { Row, Simulation } from './row.js';

/** By how much what is paid is multiplied, and what is added to it. */
type Change = readonly [times: number, more: number];
const NOTHING: Change = [1, 0];
const after = (value: number, [times, more]: Change): number => times * value + more;

/** What a price does to those who paid the old one, and to those who did not and pay now. */
const PRICES: readonly (readonly [says: string, known: Change, unknown: Change])[] = [
  ['adds 12 and 8', [1, 12], [1, 8]],
  ['doubles all of it', [2, 0], [2, 0]],
  ['adds 58 to those alone who knew the old one', [1, 58], NOTHING],
];
const DIFFERENCES = ['absolute', 'relative'] as const;

/** With far fewer the delta method says a few percent too much of relative differences. */
const UNITS = 1000;
/** Four in ten have no history and pay a little, if anything; the others pay what they paid before and something. */
const MEAN = 0.6 * (75 + 40) + 0.4 * 0.5 * 60;

/** Bills before are known of six units in ten: too few for one adjustment of all. */
export const cupedWithinStrata: Simulation = (seed, runs) => {
  // A fifth of the worlds says as much of a coverage as is promised.
  const worlds = Math.ceil(runs / 5);
  const random = uniform(seed);
  return PRICES.flatMap(([says, known, unknown]): readonly Row[] => {
    const treated = 0.6 * after(75 + 40, known) + 0.4 * 0.5 * after(60, unknown);
    const truths = { absolute: treated - MEAN, relative: treated / MEAN - 1 };
    const counted = DIFFERENCES.map((difference) => ({ difference, covered: 0, said: 0, plain: 0 }));
    for (let run = 0; run < worlds; run += 1) {
      const [control, treatment] = world(random, known, unknown);
      for (const each of counted) {
        const plan = {
          difference: each.difference,
          engine: { kind: 'fixed', sides: 'two' },
          alpha: 0.05,
        } as const;
        const [adjusted, plain] = [true, false].map((isAdjusted) =>
          compare(control, treatment, { ...plan, isAdjusted }),
        );
        if (!adjusted?.ok || !plain?.ok || !adjusted.value.notes.includes('adjusted-within-strata')) continue;
        const truth = truths[each.difference];
        const [low, high] = adjusted.value.ci;
        if ((low ?? truth) <= truth && truth <= (high ?? truth)) each.covered += 1;
        each.said += adjusted.value.standardError ** 2;
        each.plain += plain.value.standardError ** 2;
      }
    }
    const design = `1,000 units of both arms, four in ten without a bill before; a price that ${says}`;
    const shared = { design, seed, runs: worlds };
    return counted.flatMap(({ difference, covered, said, plain }): readonly Row[] => [
      {
        promise: `within strata of history CUPED’s ${difference} interval covers the truth in 95 %`,
        accepted: [93.5, 96.5],
        measured: (100 * covered) / worlds,
        ...shared,
      },
      {
        promise: '… and leaves two thirds of the variance at most',
        accepted: [0, 67],
        measured: (100 * said) / plain,
        unit: '% of the variance',
        ...shared,
      },
    ]);
  });
};

/** All values are whole, and every one is as likely. */
function world(random: () => number, known: Change, unknown: Change): readonly [Arm, Arm] {
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const arms: [UnitWithHistory[], UnitWithHistory[]] = [[], []];
  for (let unit = 0; unit < UNITS; unit += 1) {
    const isTreated = random() < 0.5;
    const before = upTo(150);
    const own: UnitWithHistory =
      random() < 0.4
        ? [random() < 0.5 ? 0 : after(20 + upTo(80), isTreated ? unknown : NOTHING)]
        : [after(before + upTo(80), isTreated ? known : NOTHING), before];
    arms[isTreated ? 1 : 0].push(own);
  }
  return [armWithHistory(arms[0]), armWithHistory(arms[1])];
}
