import { isUtf8 } from 'node:buffer';
import { Problem } from '../problems/problem.js';
import { MOST_BATCH_EVENTS, MOST_EVENT_BYTES, tooLarge } from './event-faults.js';

/** One event, or a batch of them, as parsed. */
export type ParsedEvents =
  | { readonly kind: 'event'; readonly event: unknown }
  | { readonly kind: 'batch'; readonly events: readonly unknown[] };

/** A body of JSON: an array is a batch, anything else one event. */
export function parseEvents(body: unknown): ParsedEvents {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  if (bytes.length === 0) throw new Problem('json.empty', 'the body is empty');
  const parsed = parseJson(bytes);
  if (!Array.isArray(parsed)) {
    if (bytes.length > MOST_EVENT_BYTES) throw new Problem(tooLarge.code, tooLarge.message, [tooLarge]);
    return { kind: 'event', event: parsed };
  }
  if (parsed.length > MOST_BATCH_EVENTS)
    throw new Problem(
      'event.batch-too-large',
      `a batch has at most ${MOST_BATCH_EVENTS} events: send more of them, or a stream of lines`,
    );
  return { kind: 'batch', events: parsed };
}

/** A line of a stream: what cannot be parsed is a fault of that line alone. */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function parseJson(bytes: Buffer): unknown {
  if (isUtf8(bytes)) {
    try {
      return JSON.parse(bytes.toString('utf8')) as unknown;
    } catch {
      // Told below.
    }
  }
  throw new Problem('json.syntax', 'the body is no JSON in UTF-8');
}
