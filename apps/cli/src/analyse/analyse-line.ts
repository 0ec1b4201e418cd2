import type { Line, UnreadableLine } from '../shell/lines.js';
import { answerRequest } from './answer-request.js';
import { type LineFault, readRequest, type RequestId } from './read-request.js';

const UNREADABLE: Readonly<Record<UnreadableLine['code'], string>> = {
  'line.too-long': 'the line is longer than 4 MiB',
  'line.encoding': 'the line is not UTF-8 text',
};

/** A line's answer, and whether the line could be a request at all. */
export interface LineAnswer {
  readonly text: string;
  /** A JSON object, whatever it holds. */
  readonly isObject: boolean;
}

/** Answers a line of `ratebook analyse` with one JSON object. Whatever the line holds, it never throws. */
export const analyseLine = (line: Line): string => answerLine(line).text;

/** The same, and whether the line could be a request. */
export function answerLine(line: Line): LineAnswer {
  if (typeof line !== 'string')
    return { text: errorLine(null, { code: line.code, message: UNREADABLE[line.code] }), isObject: false };
  let id: RequestId = null;
  try {
    const read = readRequest(line);
    id = read.id;
    if (!read.ok)
      return { text: errorLine(id, read.fault), isObject: read.fault.code !== 'analysis.not-json' };
    const answer = answerRequest(read.request);
    const text = answer.ok ? JSON.stringify({ id, ...answer.value }) : errorLine(id, answer.fault);
    return { text, isObject: true };
  } catch (error) {
    // A fault of our own is told on its line, so that all the others still get their answers.
    const message = error instanceof Error ? error.message : String(error);
    const fault = { code: 'analysis.fault', message: `this is a fault of ratebook itself: ${message}` };
    return { text: errorLine(id, fault), isObject: true };
  }
}

const errorLine = (id: RequestId, error: LineFault): string => JSON.stringify({ id, error });
