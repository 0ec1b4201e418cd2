import { describe, expect, it } from '@jest/globals';
import type { ExperimentResults } from '#analysis';
import { style } from '../shell/style.js';
import { resultsText } from './results-text.js';
import { changed, file, pictures, results } from './testing/example-report.js';

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

  it('says what a variant did for which it is to be stopped', () => {
    const titled = (word: 'stop' | 'ship', code: string): string => {
      const of = changed(({ verdict }) => {
        verdict.word = word;
        verdict.reasons = [{ code, text: 'why' }];
      });
      return resultsText(of, style(false)).split('\n')[0] ?? '';
    };
    expect(titled('stop', 'guardrail-fails')).toBe('team-dearer  stop: `dearer` fails a guardrail');
    expect(titled('stop', 'interval-below-zero')).toBe(
      'team-dearer  stop: nothing to gain, least of `dearer`',
    );
    expect(titled('ship', 'interval-above-zero')).toBe('team-dearer  ship dearer');
  });

  it('says of guardrails in words whether anything is worse, in what, and what is put up with', () => {
    const rows = (of: ExperimentResults): readonly string[] =>
      file(of, 'report.md')
        .split('\n')
        .filter((row) => row.startsWith('| churn |'));
    expect(rows(results)).toEqual([
      '| churn | dearer | pass | 0.60 points better | −2.72 to +1.33 | 4.00 points worse | within margin |',
      '| churn | dearest | inconclusive | 4.26 points worse | +1.71 to +6.59 | 4.00 points worse | not sure yet |',
    ]);
    const asked = changed(({ guardrails: [first] }) => {
      for (const [place, each] of (first?.variants ?? []).entries()) each.margin = place === 0 ? -22.432 : 0;
    });
    expect(rows(asked).map((row) => row.split(' | ')[5])).toEqual([
      'has to be 22.43 points better',
      'nothing',
    ]);
  });

  it('labels what was done to figures, and what they are without it', () => {
    const named = (of: ExperimentResults): readonly string[] =>
      [...file(of, 'report.md').matchAll(/^\| (revenue-per-workspace[^|]*) \| dearer/gm)].map(
        ([, name = '']) => name,
      );
    const adjusted = changed(({ primary: { variants } }) => {
      for (const each of variants) if (each.compared) each.raw = each.compared;
    });
    expect(named(adjusted)).toEqual([
      'revenue-per-workspace, adjusted for earlier bills',
      'revenue-per-workspace, unadjusted',
    ]);
    const cut = changed(({ primary }) => {
      primary.cap = '100';
      for (const each of primary.variants) if (each.compared) each.raw = each.compared;
    });
    expect(named(cut)).toEqual(['revenue-per-workspace, cut', 'revenue-per-workspace, as it is']);
    expect(named(results)).toEqual(['revenue-per-workspace']);
  });

  it('says in which currency amounts are, of metrics that are amounts', () => {
    const noted = (of: ExperimentResults): readonly string[] =>
      file(of, 'report.md').match(/Amounts of \S+ are in \w+/g) ?? [];
    // Of the primary metric, over time, and of segments: shares are no amounts.
    expect(noted(results)).toEqual(Array(3).fill('Amounts of revenue-per-workspace are in USD'));
    expect(
      noted(
        changed((draft) => {
          delete draft.currency;
        }),
      ),
    ).toEqual([]);
  });

  it('says p of every phase by itself where there is more than one', () => {
    const within = (withinPhasesPValue: number | null, pValue: number | null): boolean => {
      const of = changed(({ sampleRatio }) => {
        Object.assign(sampleRatio, { withinPhasesPValue, pValue });
      });
      return file(of, 'report.md').includes('p of every phase by itself: 0.0012. It finds');
    };
    expect([within(0.0012, 0.5), within(0.0012, 0.0012 + 1e-14), within(null, null)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(file(results, 'report.md')).not.toContain('every phase');
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
