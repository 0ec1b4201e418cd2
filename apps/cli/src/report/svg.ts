import { widthOf } from '../shell/columns.js';
import { shown } from './shown.js';

/** Dark enough on white to be read, and told apart by people who see fewer colours (Okabe and Ito). */
export const COLOURS = {
  ink: '#1b1f24',
  faint: '#57606a',
  rule: '#d0d7de',
  paper: '#ffffff',
  good: '#0072b2',
  bad: '#d55e00',
  open: '#6e7781',
  mark: '#8250a0',
  alarm: '#a40e26',
} as const;

type Attributes = Readonly<Record<string, string | number | undefined>>;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeXml = (text: string): string =>
  shown(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** `children` are elements, or text that is escaped already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) => ` ${key}="${escapeXml(typeof value === 'number' ? rounded(value) : String(value))}"`,
    )
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** Hundredths of a pixel: nobody sees more, and the file is the same on every machine. */
const rounded = (value: number): string => String(Number(value.toFixed(2)));

interface LabelStyle {
  readonly size?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill?: string;
  readonly weight?: 'bold';
  /** Pixels that it may take; a longer text is cut in its middle, and is whole in its `<title>`. */
  readonly room?: number;
}

/** One line of text. */
export function label(x: number, y: number, text: string, style: LabelStyle = {}): string {
  const { size = 13, anchor, fill = COLOURS.ink, weight, room } = style;
  const cut = room === undefined ? text : shortened(text, room / (size * (weight === 'bold' ? 0.62 : 0.57)));
  return element(
    'text',
    { x, y, 'font-size': size, fill, 'text-anchor': anchor, 'font-weight': weight },
    ...(cut === text ? [] : [element('title', {}, escapeXml(text))]),
    escapeXml(cut),
  );
}

/** A text cut in its middle: names differ at their beginnings and ends. */
export function shortened(text: string, columns: number): string {
  const seen = shown(text);
  if (widthOf(seen) <= columns) return text;
  const letters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(seen.slice(0, 2000))].map(
    ({ segment }) => segment,
  );
  let [head, tail] = ['', ''];
  for (let [low, high] = [0, letters.length - 1]; low <= high;) {
    const isHead = widthOf(head) <= widthOf(tail);
    const [longerHead, longerTail] = isHead
      ? [head + (letters[low++] ?? ''), tail]
      : [head, (letters[high--] ?? '') + tail];
    if (widthOf(longerHead) + widthOf(longerTail) + 1 > columns) break;
    [head, tail] = [longerHead, longerTail];
  }
  return `${head}…${tail}`;
}

/** A text in lines of so many columns at most; a word that is longer is cut where the line ends. */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of shown(text).split(' ').filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= columns)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(shortened(word, columns));
  }
  return lines;
}

export const line = (
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
  attributes: Attributes = {},
): string =>
  element('line', { x1: from[0], y1: from[1], x2: to[0], y2: to[1], stroke: COLOURS.rule, ...attributes });

/** The head of an arrow at a point, to the left or right, up or down: what goes on beyond the edge. */
export function arrowhead(
  [x, y]: readonly [number, number],
  to: 'left' | 'right' | 'up' | 'down',
  fill: string,
): string {
  const [along, across] = [9, 5];
  const points = {
    left: [x, y, x + along, y - across, x + along, y + across],
    right: [x, y, x - along, y - across, x - along, y + across],
    up: [x, y, x - across, y + along, x + across, y + along],
    down: [x, y, x - across, y - along, x + across, y - along],
  }[to];
  return element('polygon', { points: points.map(rounded).join(' '), fill });
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What is seen in it, for who does not see it. */
  readonly description: string;
}

/** A whole picture that needs nothing beside itself: no script, no font and no address is in it. */
export function picture({ width, height, title, description }: Picture, children: readonly string[]): string {
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': 'title description',
      'font-family': "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
    },
    element('title', { id: 'title' }, escapeXml(title)),
    element('desc', { id: 'description' }, escapeXml(description)),
    element('rect', { width, height, fill: COLOURS.paper }),
    ...children.map((child) => `\n${child}`),
  )}\n`;
}
