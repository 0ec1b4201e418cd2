import type { Line, UnreadableLine } from '../shell/lines.js';
import { answerRequest } from './answer-request.js';
import { type LineFault, readRequest, type RequestId } from './read-request.js';

const UNREADABLE: Readonly<Record<UnreadableLine['code'], string>> = {
  'line.too-long': 'the line is longer than 4 MiB',
  'line.encoding': 'the line is not UTF-8 text',
};

/** Answers a line of `ratebook analyse` with one JSON object. Whatever the line holds, it never throws. */
export function analyseLine(line: Line): string {
  if (typeof line !== 'string') return errorLine(null, { code: line.code, message: UNREADABLE[line.code] });
  let id: RequestId = null;
  try {
    const read = readRequest(line);
    id = read.id;
    if (!read.ok) return errorLine(id, read.fault);
    const answer = answerRequest(read.request);
    if (!answer.ok) return errorLine(id, answer.fault);
    return JSON.stringify({ id, ...answer.value });
  } catch (error) {
    // A fault of our own is told on its line, so that all the others still get their answers.
    const message = error instanceof Error ? error.message : String(error);
    return errorLine(id, {
      code: 'analysis.fault',
      message: `this is a fault of ratebook itself: ${message}`,
    });
  }
}

const errorLine = (id: RequestId, error: LineFault): string => JSON.stringify({ id, error });
