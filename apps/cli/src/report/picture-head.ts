import type { ExperimentResults } from '#analysis';
import { COLOURS, element, label, wrapped } from './svg.js';
import { verdictTitle } from './verdict-text.js';
import { warningsOf } from './warnings.js';

const LEFT = 24;
const BANNER_LINE = 20;
const BANNER_COLUMNS = 96;
/** A reason may hold names as long as anybody likes. */
const MOST_LINES = 4;

export interface PictureHead {
  /** Where the picture itself begins. */
  readonly height: number;
  readonly children: readonly string[];
  /** The same for who does not see it. */
  readonly description: string;
  /** Whether better and worse may be told apart by colours: what is not to be trusted is neither. */
  readonly isTrusted: boolean;
}

/**
 * What stands above every picture. Pictures are forwarded without their page, so each one says what the verdict is, what
 * was known when, and whether its figures are to be trusted at all.
 */
export function pictureHead(
  results: Pick<ExperimentResults, 'asOf' | 'verdict'>,
  title: string,
  width: number,
  doubts: readonly string[] = [],
): PictureHead {
  const warnings = warningsOf(results, doubts);
  const lines = warnings.flatMap((text) => wrapped(text, BANNER_COLUMNS).slice(0, MOST_LINES));
  const banner = lines.length === 0 ? 0 : lines.length * BANNER_LINE + 16;
  const verdict = verdictTitle(results.verdict);
  const asOf = `as of ${results.asOf}`;
  return {
    height: banner + 78,
    children: [
      ...(lines.length === 0
        ? []
        : [element('rect', { width, height: banner, fill: COLOURS.alarm }), ...lines.map(bannerLine)]),
      label(LEFT, banner + 36, title, { size: 19, weight: 'bold', room: width - 2 * LEFT }),
      label(LEFT, banner + 60, verdict, { size: 15, weight: 'bold', room: width - 2 * LEFT - 240 }),
      label(width - LEFT, banner + 60, asOf, { size: 13, anchor: 'end', fill: COLOURS.faint, room: 230 }),
    ],
    description: [...warnings, `${verdict}, ${asOf}`].join('. '),
    isTrusted: warnings.length === 0,
  };
}

const bannerLine = (text: string, index: number): string =>
  label(LEFT, 22 + index * BANNER_LINE, text, { size: 14, weight: 'bold', fill: COLOURS.paper });
