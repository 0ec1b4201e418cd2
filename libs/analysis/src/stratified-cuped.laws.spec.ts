import { describe, expect, it } from '@jest/globals';
import type { Arm } from './arm.js';
import { compare, type Comparison } from './compare.js';
import { armWithHistory, type UnitWithHistory } from './testing/arms.js';
import { uniform } from './uniform.js';

const KINDS = ['absolute', 'relative'] as const;

function valueOf(
  control: Arm,
  treatment: Arm,
  difference: (typeof KINDS)[number],
  isAdjusted: boolean,
): Comparison {
  const engine = { kind: 'fixed', sides: 'two' } as const;
  const found = compare(control, treatment, { difference, engine, alpha: 0.05, isAdjusted });
  if (!found.ok) throw new Error(found.fault.message);
  return found.value;
}

describe('intervals within strata of history', () => {
  /** By how much what is paid is multiplied, and what is added to it. */
  type Change = readonly [times: number, more: number];
  type World = readonly [known: Change, unknown: Change];
  const NOTHING: Change = [1, 0];
  const after = (value: number, [times, more]: Change): number => times * value + more;
  const WORLDS = 2500;
  /** With far fewer the delta method says a few percent too much of relative differences. */
  const UNITS = 1000;

  /**
   * Four in ten units have no history and pay a little, if anything; the others pay what they paid before and something.
   * All values are whole, and every one is as likely. `known` and `unknown` are what the price does to those who pay.
   */
  function world(random: () => number, [known, unknown]: World): readonly [Arm, Arm] {
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
  const MEAN = 0.6 * (75 + 40) + 0.4 * 0.5 * 60;

  it.each<[string, World]>([
    [
      'adds 12 and 8',
      [
        [1, 12],
        [1, 8],
      ],
    ],
    [
      'doubles all of it',
      [
        [2, 0],
        [2, 0],
      ],
    ],
    ['adds 58 to those alone who knew the old one', [[1, 58], NOTHING]],
  ])('cover the truth as often as they say, and are narrower than without: a price that %s', (_, of) => {
    const [known, unknown] = of;
    const treated = 0.6 * after(75 + 40, known) + 0.4 * 0.5 * after(60, unknown);
    const truths = { absolute: treated - MEAN, relative: treated / MEAN - 1 };
    const random = uniform(20_269_130);
    const counted = KINDS.map((difference) => ({ difference, covered: 0, said: 0, plain: 0, happened: 0 }));
    for (let run = 0; run < WORLDS; run += 1) {
      const [control, treatment] = world(random, of);
      for (const each of counted) {
        const { difference } = each;
        const truth = truths[difference];
        const { ci, effect, standardError, notes } = valueOf(control, treatment, difference, true);
        expect(notes).toEqual(['adjusted-within-strata']);
        if ((ci[0] ?? 0) <= truth && truth <= (ci[1] ?? 0)) each.covered += 1;
        each.said += standardError ** 2;
        each.happened += (effect - truth) ** 2;
        each.plain += valueOf(control, treatment, difference, false).standardError ** 2;
      }
    }
    for (const { covered, said, plain, happened } of counted) {
      expect(covered / WORLDS).toBeGreaterThanOrEqual(0.935);
      expect(covered / WORLDS).toBeLessThanOrEqual(0.965);
      // What is known of before and the strata explain a third of what there is, and mostly more.
      expect(said).toBeLessThan(0.67 * plain);
      // The variance that is said is that of the effects, within three standard errors of so many squares: 3·√(2/2500).
      expect(Math.abs(happened / said - 1)).toBeLessThan(0.085);
    }
  });
});
