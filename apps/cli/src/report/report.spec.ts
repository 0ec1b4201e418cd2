import { describe, expect, it } from '@jest/globals';
import { compareExperiment, type ExperimentResults } from '#analysis';
import { style } from '../shell/style.js';
import { widthOf } from '../shell/columns.js';
import { amountText, boundsText, certaintyText, numberText, pText } from './figures-text.js';
import { escaped, escapedLine } from './report-markdown.js';
import { resultsText } from './results-text.js';
import { scaleOf, tickText } from './scale.js';
import { COLOURS, escapeXml, shortened } from './svg.js';
import { spreadOver } from './spread-over.js';
import { exampleExperiment } from './testing/example-experiment.js';
import type { ReportExtras } from './report-extras.js';
import { reportFiles } from './write-report.js';

const { plan, snapshot, looks } = exampleExperiment();
const results = compareExperiment(plan, snapshot);
const extras = { worthwhile: plan.worthwhile, earlier: looks.map((look) => compareExperiment(plan, look)) };

/** Changed somewhere deep, as JSON. */
const changed = (change: (draft: Draft) => void): ExperimentResults => {
  const draft = JSON.parse(JSON.stringify(results)) as Draft;
  change(draft);
  return draft;
};
type Mutable<Value> = { -readonly [Key in keyof Value]: Mutable<Value[Key]> };
type Draft = Mutable<ExperimentResults>;

const file = (of: ExperimentResults, name: string, more: ReportExtras = {}): string =>
  reportFiles(of, { ...extras, ...more }).get(name) ?? '';
const pictures = (of: ExperimentResults, more: ReportExtras = {}): readonly string[] =>
  [...reportFiles(of, { ...extras, ...more })]
    .filter(([name]) => name.endsWith('.svg'))
    .map(([, text]) => text);
/** What is read in a picture, label by label. */
const labels = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>(?:<title>[^<]*<\/title>)?([^<]*)<\/text>/g)].map(([, text = '']) => text);

/** Names of elements that are open at the end, which a picture has none of. */
function openElements(svg: string): readonly string[] {
  const open: string[] = [];
  for (const [, close, name = '', self] of svg.matchAll(/<(\/)?([a-z]+)(?:\s+[\w-]+="[^"<]*")*(\/)?>/g)) {
    if (close !== undefined) expect(open.pop()).toBe(name);
    else if (self === undefined) open.push(name);
  }
  return open;
}

describe('a report', () => {
  it('says the verdict with its reasons before anything else, and has every part', () => {
    const page = file(results, 'report.md');
    expect(page.split('\n')[0]).toBe('# team-dearer: ship dearer');
    expect(page.split('\n')[2]).toMatch(/^- revenue-per-workspace of .*rises by/);
    const parts = [...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    expect(parts).toEqual([
      'Arms',
      'Primary',
      'Secondary',
      'Guardrails',
      'Over time',
      'Segments',
      'Price and behaviour',
      'Sample ratio',
      'Alarms',
    ]);
    for (const picture of ['forest.svg', 'over-time.svg', 'waterfall.svg'])
      expect(page).toContain(`(${picture})`);
    expect(page).toContain('intervals do not add');
  });

  it('says the same in a terminal', () => {
    const text = resultsText(results, style(false));
    expect(text).toMatch(/^team-dearer {2}ship dearer\n {2}revenue-per-workspace/);
    expect(text).toContain('Price and behaviour');
  });

  it('is the same each time, of pictures that need nothing beside themselves', () => {
    expect(pictures(results)).toEqual(pictures(results));
    for (const svg of pictures(results)) {
      expect(openElements(svg)).toEqual([]);
      expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*><title id="title">team-dearer/);
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
        /https?:|href|url\(|<script|NaN|undefined/,
      );
    }
  });

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

  it('makes nothing of names but names', () => {
    const hostile =
      '<script>alert(1)</script>|[x](javascript:1)`*_ https://e.example "\u001b[31m\u202e\ud800';
    const of = changed((draft) => {
      draft.experiment = hostile;
      draft.primary.key = hostile;
      draft.alarms = [{ code: hostile, text: `${hostile}\n\n# heading` }];
      draft.verdict.reasons = [{ code: hostile, text: `1. ${hostile}` }];
      for (const [place, variant] of draft.primary.variants.entries()) variant.variant = `${hostile}${place}`;
      draft.segments.forEach((segment) => (segment.value = hostile));
    });
    for (const svg of pictures(of)) {
      expect(openElements(svg)).toEqual([]);
      expect(svg.includes('\u001b')).toBe(false);
      expect(svg).not.toMatch(/<script|\p{Cs}|\u202e/u);
    }
    const page = file(of, 'report.md');
    expect(page).not.toMatch(/<script|(?<!\\)\[x|https:\/\/|\u202e|^# heading/m);
    // Every row of a table has the cells of its head: none came out of a name.
    const tables = page
      .trim()
      .split('\n\n')
      .filter((part) => part.startsWith('|'));
    for (const table of tables)
      expect(new Set(table.split('\n').map((row) => row.match(/(?<!\\)\|/g)?.length)).size).toBe(1);
    for (const told of [page, resultsText(of, style(false))])
      for (const unseen of ['\u001b', '\u202e']) expect(told.includes(unseen)).toBe(false);
  });

  it('draws what has no bound as arrows, and says where there is nothing to draw', () => {
    const open = changed((draft) => {
      for (const { compared } of draft.primary.variants) if (compared) compared.ci = [null, null];
    });
    const arrows = (svg: string): number =>
      svg.match(/<polygon [^>]*points="(?:[\d.-]+ ){5}[\d.-]+"/g)?.length ?? 0;
    expect(arrows(file(open, 'forest.svg'))).toBe(arrows(file(results, 'forest.svg')) + 4);
    expect(arrows(file(open, 'over-time.svg'))).toBe(arrows(file(results, 'over-time.svg')) + 4);
    const fault = { code: 'analysis.too-few-units', message: 'fewer than 2 units' } as const;
    const none = changed((draft) => {
      draft.primary.variants = draft.primary.variants.map(({ variant, control, treatment }) => ({
        variant,
        control,
        treatment,
        fault,
      }));
      draft.overTime = [];
      draft.bills = draft.bills.map(({ variant, means }) => ({ variant, means, fault }));
    });
    for (const svg of pictures(none)) expect(openElements(svg)).toEqual([]);
    expect(file(none, 'forest.svg')).toContain('fewer than 2 units');
    expect(file(none, 'waterfall.svg')).toContain('fewer than 2 units');
    expect(file(none, 'report.md')).toContain('(over-time.svg)');
  });

  it('marks arms that were dropped, and nothing else as such', () => {
    const closed = changed(({ arms }) => {
      const last = arms.at(-1);
      if (last) last.isClosed = true;
    });
    const page = file(closed, 'report.md');
    expect(page).toMatch(/^\| dearest \(closed\) \|/m);
    expect(page).toContain('A closed arm takes nobody any more');
    expect(page.match(/\(closed\)/g)).toHaveLength(1);
    expect(resultsText(closed, style(false))).toContain('dearest (closed)');
    expect(file(results, 'report.md')).not.toMatch(/closed/);
  });

  it('says of a fixed list what its draw says, where there is one', () => {
    const listed = changed((draft) => {
      draft.listed = [
        {
          variant: 'dearer',
          units: 12,
          effect: 3.5,
          pValue: 0.0325,
          adjustedPValue: 0.065,
          isExact: true,
          assignments: 924,
        },
        { variant: 'dearest', units: 60, effect: -1, pValue: 0.5, isExact: false, assignments: 10_000 },
        { variant: 'none', units: 0, fault: { code: 'analysis.no-data', message: 'no block has both' } },
      ];
    });
    const page = file(listed, 'report.md');
    const [, section = ''] = page.split('## Fixed list');
    expect(
      section
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .slice(0, 5),
    ).toEqual([
      '| arm | units | effect | how sure |',
      '| --- | --: | --: | --- |',
      '| dearer | 12 | +3.50 | p 0.0325 (0.0650 among all) of 924 assignments |',
      '| dearest | 60 | −1.00 | p 0.50 of 10,000 assignments that were drawn |',
      '| none | 0 | – | no block has both |',
    ]);
    expect(resultsText(listed, style(false))).toContain('Fixed list');
    expect(file(results, 'report.md')).not.toContain('Fixed list');
  });

  it('says when the two orders disagree about the price', () => {
    const ambiguous = changed(({ bills: [first] }) => {
      if (first?.split) first.split.isPriceAmbiguous = true;
    });
    expect(file(ambiguous, 'waterfall.svg')).toContain('The two orders disagree');
    expect(file(ambiguous, 'report.md')).toContain('the two orders disagree');
    expect(file(results, 'waterfall.svg')).not.toContain('disagree');
  });
});

describe('figures', () => {
  it('say what shipping may lose in what the effect is counted in', () => {
    const believed = {
      effect: 0.1,
      standardError: 1,
      ci: [0, 1],
      chanceToWin: 0.9,
      risk: [0, 0.25],
      notes: [],
    } as const;
    expect(certaintyText({ difference: 'relative', ...believed }, 'mean')).toMatch(/90.0 % to win.* 25.0 %$/);
    expect(certaintyText({ difference: 'absolute', ...believed }, 'mean')).toMatch(/lose 0.250$/);
    expect(certaintyText({ difference: 'absolute', ...believed }, 'proportion')).toMatch(/lose 25.0 points$/);
  });

  it('are written as people read them', () => {
    expect([0, 12.345, -0.00123, 1234567, 0.1, 1e20, 1e-9].map(numberText)).toEqual([
      '0',
      '12.3',
      '−0.00123',
      '1,234,567',
      '0.100',
      '1.00e+20',
      '1.00e-9',
    ]);
    expect([null, '0', '12.5', '-1234.567', '0.0012'].map(amountText)).toEqual([
      '–',
      '0.00',
      '12.50',
      '−1,234.57',
      '0.00120',
    ]);
    expect(boundsText([null, 1])).toBe('−∞ to +1.00');
    expect([undefined, 0.00001, 0.012, 0.5].map(pText)).toEqual(['–', 'below 0.0001', '0.0120', '0.50']);
  });

  it('stand at ticks that are round and hold every value', () => {
    for (const values of [[0], [-1, 1], [0.001, 0.0034], [1e9, -3e8], [12.5, 99], []]) {
      const { ticks, domain, at } = scaleOf(values, [0, 100]);
      for (const value of [...values, 0]) {
        expect(at(value)).toBeGreaterThanOrEqual(0);
        expect(at(value)).toBeLessThanOrEqual(100);
      }
      expect(domain[0]).toBeLessThan(domain[1]);
      expect(new Set(ticks.map((tick) => tickText(tick, ticks))).size).toBe(ticks.length);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThan(12);
    }
    expect([0, 2500, 5000].map((tick, _, ticks) => tickText(tick, ticks))).toEqual(['0', '2,500', '5,000']);
    expect([0, 0.0025].map((tick, _, ticks) => tickText(tick, ticks))).toEqual(['0.0000', '0.0025']);
  });

  it('are drawn of so many looks as can be told apart, from the first to the last', () => {
    const looks = Array.from({ length: 1000 }, (_, look) => look);
    const drawn = spreadOver(looks);
    expect([drawn.length, new Set(drawn).size, drawn[0], drawn.at(-1)]).toEqual([60, 60, 0, 999]);
    expect(spreadOver([1, 2])).toEqual([1, 2]);
  });

  it('have names that are cut in their middle', () => {
    expect(shortened('short', 10)).toBe('short');
    expect(shortened('a-long-name-of-an-arm', 11)).toBe('a-lon…n-arm');
    for (const columns of [1, 2, 5, 9])
      expect(widthOf(shortened('料金が高い腕の名前', columns))).toBeLessThanOrEqual(columns);
    expect(escapeXml(`<a b="c">&'\u0000`)).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&#39; ');
    expect(escaped('1. <a>\n@b')).toBe('1. &lt;a&gt; &#64;b');
    expect(['- a', '1. a', '12.5 a'].map(escapedLine)).toEqual(['\\- a', '1\\. a', '12.5 a']);
  });
});
