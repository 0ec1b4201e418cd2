import type { ExperimentResults, Verdict } from '#analysis';
import { inColumns } from '../shell/columns.js';
import type { Style } from '../shell/style.js';
import { sectionsOf } from './results-sections.js';
import type { Section } from './section.js';
import { shown } from './shown.js';
import { verdictLines, verdictTitle } from './verdict-text.js';

/** What results say to people in a terminal: the verdict with its reasons first. */
export function resultsText(results: ExperimentResults, style: Style): string {
  const { experiment, asOf, engine, alpha, verdict } = results;
  const { bold } = style;
  const head = [
    `${bold(shown(experiment))}  ${paintOf(verdict, style)(shown(verdictTitle(verdict)))}`,
    ...verdictLines(verdict).map((text) => `  ${shown(text)}`),
    style.dim(`as of ${asOf}, ${engine} at alpha ${alpha}`),
  ].join('\n');
  return `${[head, ...sectionsOf(results).map((section) => sectionText(section, style))].join('\n\n')}\n`;
}

function paintOf({ word }: Verdict, { bold, green, red, yellow }: Style): (text: string) => string {
  const colours = { broken: red, stop: red, ship: green, 'keep running': yellow, 'cannot tell': yellow };
  return (text) => bold(colours[word](text));
}

function sectionText({ title, columns, rows, notes }: Section, { bold, dim }: Style): string {
  const cells = rows.map((row) =>
    row.map((text, column) => ({
      text: shown(text),
      ...(columns[column]?.isNumber === true && { align: 'right' as const }),
    })),
  );
  const head = columns.map(({ title: text, isNumber }) => ({
    text,
    paint: dim,
    ...(isNumber === true && { align: 'right' as const }),
  }));
  return [
    bold(title),
    ...(rows.length === 0 ? [] : inColumns([head, ...cells], { indent: 2 })),
    ...notes.map((note) => dim(`  ${shown(note)}`)),
  ].join('\n');
}
