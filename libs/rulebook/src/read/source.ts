import type { Place } from '#catalog';
import type { Diagnostic, Severity } from '../diagnostic.js';

/** A span of the text, as offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text of one file, and where its lines begin. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly lineStarts: readonly number[];
}

export function sourceOf(file: string, text: string): Source {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { file, text, lineStarts };
}

function lineAt({ lineStarts }: Source, offset: number): number {
  let [low, high] = [0, lineStarts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function placeAt(source: Source, offset: number): Place {
  const line = lineAt(source, offset);
  return { file: source.file, line: line + 1, column: offset - (source.lineStarts[line] ?? 0) + 1 };
}

/** A longer line is cut: nobody reads a caret under column 3,000. */
const LONGEST_LINE = 160;

export function sourceLine({ text, lineStarts }: Source, line: number): string {
  const start = lineStarts[line - 1] ?? 0;
  const end = lineStarts[line] === undefined ? text.length : lineStarts[line] - 1;
  return text.slice(start, Math.min(end, start + LONGEST_LINE)).replace(/\r$/, '');
}

export interface Said {
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

/** A diagnostic with its place, line and caret; the caret never runs past its line. */
export function diagnosticAt(
  source: Source,
  { start, end }: Span,
  { code, message, help }: Said,
  severity: Severity = 'error',
): Diagnostic {
  const place = placeAt(source, start);
  const line = sourceLine(source, place.line);
  const span = Math.max(1, Math.min(end - start, line.length - place.column + 1));
  return { severity, code, message, help, place, sourceLine: line, span };
}
