import { describe, expect, it } from '@jest/globals';
import { style } from '../shell/style.js';
import { resultsText } from './results-text.js';
import { COLOURS } from './svg.js';
import { changed, extras, file, labels, pictures, results } from './testing/example-report.js';

describe('the pictures of a report', () => {
  it('says first of all, on the page and in every picture, that it is not to be trusted', () => {
    const doubts = ['the signature of this bundle is WRONG: the bundle is not what was signed'];
    const page = file(results, 'report.md', { doubts });
    expect(page.split('\n')[0]).toBe(
      '**NOT TO BE TRUSTED: the signature of this bundle is WRONG: the bundle is not what was signed**',
    );
    expect(page.split('\n')[2]).toBe('# team-dearer: ship dearer');
    for (const svg of pictures(results, { doubts })) {
      expect(labels(svg)[0]).toBe(`NOT TO BE TRUSTED: ${doubts[0] ?? ''}`);
      expect(svg).toContain(COLOURS.alarm);
      for (const colour of [COLOURS.good, COLOURS.bad]) expect(svg).not.toContain(colour);
    }
    for (const svg of pictures(results)) {
      expect(svg).not.toContain(COLOURS.alarm);
      expect(svg).toContain(COLOURS.good);
    }
    const long = file(results, 'forest.svg', { doubts: ['word '.repeat(1000)] });
    expect(labels(long).filter((text) => text.includes('word word'))).toHaveLength(4);
  });

  it('says in every picture what the verdict is and of when, since pictures are handed on alone', () => {
    for (const svg of pictures(results)) {
      expect(labels(svg)).toContain('ship dearer');
      expect(labels(svg)).toContain(`as of ${results.asOf}`);
    }
    const broken = changed(({ verdict }) => {
      verdict.word = 'broken';
      delete verdict.variant;
    });
    expect(file(broken, 'report.md')).toMatch(/^\*\*BROKEN: the figures are not to be trusted\*\*\n/);
    for (const svg of pictures(broken)) {
      expect(labels(svg)[0]).toBe('BROKEN: the figures are not to be trusted');
      expect(labels(svg)).toContain('broken');
      for (const colour of [COLOURS.good, COLOURS.bad]) expect(svg).not.toContain(colour);
      for (const word of ['better, or passes', 'worse, or fails']) expect(labels(svg)).not.toContain(word);
    }
  });

  it('places looks by their days, with the last figure, a colour a line, and what the band is', () => {
    const at = (name: string, svg: string): number =>
      Number(new RegExp(`<text x="([\\d.]+)"[^>]*>${name}<`).exec(svg)?.[1]);
    const [first, second, ...others] = extras.earlier;
    if (first === undefined || second === undefined) throw new Error('there are looks');
    const near = { ...second, asOf: '2027-05-01T00:00:00Z' };
    const uneven = file(results, 'over-time.svg', {
      earlier: [{ ...first, asOf: '2027-03-02T00:00:00Z' }, near],
    });
    const [from, middle, to] = ['2027-03-02', '2027-05-01', '2027-08-01'].map((day) => at(day, uneven));
    // 60 of 152 days.
    expect(((middle ?? 0) - (from ?? 0)) / ((to ?? 0) - (from ?? 0))).toBeCloseTo(60 / 152, 3);
    expect(others).toHaveLength(3);
    const svg = file(results, 'over-time.svg');
    expect(labels(svg).filter((text) => text === '+12.2 %')).toHaveLength(2);
    expect(labels(svg)).toContainEqual(
      expect.stringMatching(/^Band: interval at 95 % for all arms together/),
    );
    const worse = changed(({ overTime }) => {
      for (const metric of overTime) metric.direction = 'lower';
    });
    const falling = file(worse, 'over-time.svg', { earlier: [] });
    expect(falling).toContain(COLOURS.bad);
    expect(falling).not.toContain(COLOURS.good);
  });

  it('names the metric that is told over time, which is not always the primary one', () => {
    const of = changed((draft) => {
      draft.primary = { ...draft.primary, key: 'churn', kind: 'proportion', direction: 'lower' };
      for (const metric of draft.overTime) metric.variants = metric.variants.slice(0, 1);
      for (const { compared } of draft.overTime.flatMap(({ variants }) => variants))
        if (compared) compared.difference = 'absolute';
    });
    const alone = labels(file(of, 'over-time.svg', { earlier: [] }));
    expect(alone).toContain('team-dearer: revenue-per-workspace over time');
    expect(alone).toContain('dearer: revenue-per-workspace, by billing periods watched');
    expect(alone).toContain('USD, higher is better');
    const both = labels(file(of, 'over-time.svg'));
    expect(both).toContain('team-dearer: effects over time');
    expect(both).toContain('dearer: churn, by the day of each look');
    expect(both).toContain('percent of the control’s mean, lower is better');
    const said =
      'is revenue-per-workspace of the same units after so many billing periods, not the primary metric';
    expect(resultsText(of, style(false))).toContain(said);
    expect(file(of, 'report.md')).toContain(said);
    expect(file(of, 'report.md')).not.toContain('effect on the primary metric');
    expect(file(results, 'report.md')).not.toContain('not the primary metric');
  });

  it('writes amounts of bills alike, so that shown parts add to shown wholes', () => {
    const shown = labels(file(results, 'waterfall.svg'));
    const [before, price, behaviour, after] = ['control’s bill', 'price', 'behaviour', 'arm’s bill'].map(
      (part) => shown[shown.indexOf(part) + 1] ?? '',
    );
    expect([before, price, behaviour, after]).toEqual(['106.73', '+19.21', '−6.14', '119.80']);
    const section = file(results, 'report.md').split('## Price and behaviour')[1] ?? '';
    for (const amount of [before, price, behaviour, after, '+13.07'])
      expect(section).toContain(`| ${amount ?? ''} |`);
    expect(section).toContain('Mean bill of a unit over 3 whole billing periods, in USD.');
    expect(shown).toContainEqual(
      expect.stringMatching(/^Mean bill of a unit over 3 whole billing periods, in USD\./),
    );
    const shares = [
      ...section.matchAll(/\| dearer \| (?:price|behaviour|both) .* \| ([+−][\d.]+) % \|/g),
    ].map(([, share]) => share?.split('.')[1]?.length);
    expect(shares).toEqual([2, 2, 2]);
    const tiny = changed(({ bills }) => {
      bills.forEach(({ means, split }) => {
        [means.controlOld, means.treatmentNew] = ['0.00107', '0.0012'];
        if (split) [split.price.effect, split.behaviour.effect] = [0.000192, -0.0000621];
      });
    });
    expect(labels(file(tiny, 'waterfall.svg'))).toEqual(
      expect.arrayContaining(['0.00107', '+0.00019', '−0.00006', '0.00120']),
    );
  });
});
