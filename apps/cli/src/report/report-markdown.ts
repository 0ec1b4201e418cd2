import type { ExperimentResults } from '#analysis';
import { countText, levelText } from './figures-text.js';
import type { ReportExtras } from './report-extras.js';
import { sectionsOf } from './results-sections.js';
import type { Section } from './section.js';
import { shown } from './shown.js';
import { verdictLines, verdictTitle } from './verdict-text.js';
import { warningsOf } from './warnings.js';

/** Which picture stands below which part. */
const PICTURES: ReadonlyMap<string, readonly [file: string, says: string]> = new Map([
  ['Arms', ['forest.svg', 'Effects of every metric and arm with their intervals']],
  ['Over time', ['over-time.svg', 'Effects over time']],
  ['Price and behaviour', ['waterfall.svg', 'From the control’s bill to the arm’s: price and behaviour']],
]);

/** Everything that results say as one page that can be forwarded, with its pictures beside it. */
export function reportMarkdown(
  results: ExperimentResults,
  { doubts, about }: Pick<ReportExtras, 'doubts' | 'about'> = {},
): string {
  const { experiment, asOf, engine, alpha, periods, verdict } = results;
  const parts = [
    // Before the heading: whoever sees one line of it sees this one.
    ...warningsOf(results, doubts).map((text) => `**${escaped(text)}**`),
    `# ${escaped(experiment)}: ${escaped(verdictTitle(verdict))}`,
    ...(verdict.reasons.length === 0
      ? []
      : [
          verdictLines(verdict)
            .map((text) => `- ${escapedLine(text)}`)
            .join('\n'),
        ]),
    escaped(
      `As of ${asOf}; units are watched ${countText(periods)} whole billing period${periods === 1 ? '' : 's'}; engine ${engine}, intervals at ${levelText(alpha)} for all arms together.`,
    ),
    ...(about === undefined ? [] : [sectionText(about)]),
    ...sectionsOf(results).map(sectionText),
  ];
  // A page without a part of its own for the effect over time shows its picture all the same.
  const text = parts.join('\n\n');
  const missing = [...PICTURES.values()].filter(([file]) => !text.includes(`(${file})`));
  return `${[text, ...missing.map(pictureText)].join('\n\n')}\n`;
}

function sectionText({ title, columns, rows, notes }: Section): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const found = PICTURES.get(title);
  return [
    `## ${title}`,
    ...(rows.length === 0
      ? []
      : [
          [
            row(columns.map((column) => escaped(column.title))),
            row(columns.map(({ isNumber }) => (isNumber === true ? '--:' : '---'))),
            ...rows.map((cells) => row(cells.map(escaped))),
          ].join('\n'),
        ]),
    ...notes.map(escapedLine),
    ...(found === undefined ? [] : [pictureText(found)]),
  ].join('\n\n');
}

const pictureText = ([file, says]: readonly [string, string]): string => `![${says}](${file})`;

/**
 * Text of others as text and nothing else: no emphasis, link, tag, table cell or address comes out of it.
 */
export const escaped = (text: string): string =>
  shown(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]|~!$]/g, (character) => `\\${character}`)
    .replace(/:\/\//g, '&#58;//')
    .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}&#46;`)
    .replace(/@/g, '&#64;');

/** The same at the beginning of a line, where it could begin a heading or a list, too. */
export const escapedLine = (text: string): string =>
  escaped(text)
    .replace(/^(\s*)([#+=-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
