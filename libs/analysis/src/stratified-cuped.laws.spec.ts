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
  const WORLDS = 2500;
  const UNITS = 300;

  /**
   * Four in ten units have no history and pay a little, if anything; the others pay what they paid before and something.
   * The price adds 12 to those who knew the old one, and 8 to those of the others who pay. All values are whole, and every
   * one is as likely.
   */
  function world(random: () => number): readonly [Arm, Arm] {
    const upTo = (most: number): number => Math.floor(random() * (most + 1));
    const arms: [UnitWithHistory[], UnitWithHistory[]] = [[], []];
    for (let unit = 0; unit < UNITS; unit += 1) {
      const isTreated = random() < 0.5;
      const before = upTo(150);
      const own: UnitWithHistory =
        random() < 0.4
          ? [random() < 0.5 ? 0 : 20 + upTo(80) + (isTreated ? 8 : 0)]
          : [before + upTo(80) + (isTreated ? 12 : 0), before];
      arms[isTreated ? 1 : 0].push(own);
    }
    return [armWithHistory(arms[0]), armWithHistory(arms[1])];
  }
  const MEAN = 0.6 * (75 + 40) + 0.4 * 0.5 * 60;
  const EFFECT = 0.6 * 12 + 0.4 * 0.5 * 8;
  const TRUTH = { absolute: EFFECT, relative: EFFECT / MEAN };

  it('cover the truth as often as they say, and are narrower than without', () => {
    const random = uniform(20_269_130);
    const counted = KINDS.map((difference) => ({ difference, covered: 0, said: 0, plain: 0, happened: 0 }));
    for (let run = 0; run < WORLDS; run += 1) {
      const [control, treatment] = world(random);
      for (const each of counted) {
        const { difference } = each;
        const truth = TRUTH[difference];
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
      // What is known of before and the strata explain more than half of what there is.
      expect(said).toBeLessThan(0.5 * plain);
      // The variance that is said is that of the effects, within three standard errors of so many squares: 3·√(2/2500).
      expect(Math.abs(happened / said - 1)).toBeLessThan(0.085);
    }
  });
});
