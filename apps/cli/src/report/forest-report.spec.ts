import { describe, expect, it } from '@jest/globals';
import { changed, file, labels, results } from './testing/example-report.js';

describe('the forest plot of a report', () => {
  it('says in each row in what its figures are, and whether they are better or worse', () => {
    const shown = labels(file(results, 'forest.svg'));
    expect(shown).toContain('0.60 points better (−2.72 to +1.33)');
    expect(shown).toContain('+12.2 %');
    expect(shown).toContainEqual(expect.stringMatching(/; intervals at 95 % for all arms together$/));
    const guarding = (unit?: 'points' | 'percent'): string => {
      const of = changed(({ guardrails }) => {
        for (const guardrail of guardrails)
          if (unit === undefined) delete guardrail.unit;
          else guardrail.unit = unit;
      });
      return labels(file(of, 'forest.svg')).find((text) => text.includes(' better (')) ?? '';
    };
    expect([guarding('points'), guarding('percent'), guarding()]).toEqual([
      '0.60 points better (−2.72 to +1.33)',
      '0.60 % better (−2.72 to +1.33)',
      '0.60 better (−2.72 to +1.33)',
    ]);
  });

  it('draws absolute effects in percent of the mean as it was seen, and tells them in their own unit', () => {
    const absolute = changed(({ primary: { variants } }) => {
      for (const { compared } of variants)
        if (compared) {
          const by = 106.73;
          compared.difference = 'absolute';
          compared.effect *= by;
          compared.ci = [(compared.ci[0] ?? 0) * by, (compared.ci[1] ?? 0) * by];
        }
    });
    const [drawn, before] = [absolute, results].map((of) => marksOf(file(of, 'forest.svg')));
    expect(drawn).toHaveLength(before?.length ?? 0);
    expect(drawn?.[0]).toBeCloseTo(before?.[0] ?? 0, 0);
    const shown = labels(file(absolute, 'forest.svg'));
    expect(shown).toContain('+13.1 USD');
    expect(shown).toContainEqual(expect.stringMatching(/^\+4\.6 to \+21\.5 USD, absolute$/));
    expect(shown).toContainEqual(expect.stringContaining('as it was seen, where figures are absolute'));
    const none = changed(({ primary: { variants } }) => {
      for (const { compared, control } of variants) {
        control.mean = '0';
        if (compared) compared.difference = 'absolute';
      }
    });
    expect(marksOf(file(none, 'forest.svg'))).toHaveLength((before?.length ?? 0) - 2);
  });

  it('says what is worth a change across the rows of the primary metric alone', () => {
    const svg = file(results, 'forest.svg');
    const dashed = [
      ...svg.matchAll(/<line [^>]*y1="([\d.]+)"[^>]*y2="([\d.]+)"[^>]*stroke-dasharray="6 4"/g),
    ].map(([, from, to]) => Number(to) - Number(from));
    // Two rows of 40, and the sample in the legend.
    expect(dashed).toEqual([80, 18]);
    expect(labels(svg)).toContain('worth a change of revenue-per-workspace: 2 %');
    expect(labels(file(results, 'forest.svg', { worthwhile: 0 })).join()).not.toContain('worth a change');
  });

  it('says why nothing is drawn in words that have room', () => {
    const message = 'all units of both arms are alike: there is no spread to judge a difference by';
    const alike = changed(({ secondary, bills }) => {
      for (const each of secondary.flatMap(({ variants }) => variants)) {
        delete each.compared;
        each.fault = { code: 'analysis.zero-variance', message };
      }
      for (const each of bills) {
        delete each.split;
        each.fault = { code: 'analysis.zero-variance', message: `${message}, ${message}` };
      }
    });
    const svg = file(alike, 'forest.svg');
    expect(labels(svg)).toContain('all units are alike');
    expect(svg).toContain(message);
    for (const name of ['forest.svg', 'waterfall.svg'])
      expect(labels(file(alike, name)).join()).not.toContain('…');
    expect(labels(file(alike, 'waterfall.svg')).join(' ')).toContain(`${message}, ${message}`);
  });

  it('says once that nobody was watched to the end yet', () => {
    const fault = {
      code: 'analysis.too-few-units',
      message: '`control` has 0 units: a variance needs two',
    } as const;
    const early = changed((draft) => {
      for (const arm of draft.arms) arm.mature = 0;
      for (const metric of [draft.primary, ...draft.secondary, ...draft.overTime])
        for (const each of metric.variants) {
          delete each.compared;
          each.fault = fault;
        }
      for (const each of draft.bills) {
        delete each.split;
        each.fault = fault;
      }
    });
    for (const name of ['forest.svg', 'over-time.svg', 'waterfall.svg']) {
      const shown = labels(file(early, name, { earlier: [] }));
      expect(shown.filter((text) => text === 'nobody was watched to the end yet')).toHaveLength(1);
      expect(shown.join()).not.toContain('a variance needs two');
      expect(shown).not.toContain('not compared');
    }
  });
});

/** Where effects are marked, from left to right of each row, without the legend. */
const marksOf = (svg: string): readonly number[] =>
  [...svg.matchAll(/<circle cx="([\d.]+)"[^>]*\/>|<polygon points="([\d.]+) /g)]
    .map(([, circle, diamond]) => Number(circle ?? diamond))
    .filter((x) => x > 200 && x < 640);
