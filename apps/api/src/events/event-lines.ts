import type { Readable } from 'node:stream';
import { invariant } from '#money';
import type { Principal } from '#usecases';
import { inGroups } from '../streams/in-groups.js';
import { type Line, linesOf } from '../streams/lines-of.js';
import { MOST_EVENT_BYTES } from './event-faults.js';
import { type Answer, AT_ONCE, type EventIntake } from './event-intake.js';
import { parseLine } from './parse-events.js';

const UNREADABLE = {
  'too-long': { code: 'event.too-large', message: `a line has at most ${MOST_EVENT_BYTES} bytes` },
  encoding: { code: 'json.syntax', message: 'the line is no text in UTF-8' },
} as const;

/** An answer a line, in order, while lines still arrive: those that came while others were committed go together. */
export async function* answerLines(
  body: Readable,
  intake: EventIntake,
  principal: Principal,
): AsyncGenerator<string> {
  let index = 0;
  for await (const group of inGroups(linesOf(body as AsyncIterable<Buffer>, MOST_EVENT_BYTES), AT_ONCE)) {
    const answers = await answersTo(group, intake, principal);
    yield answers.map((answer) => `${JSON.stringify({ index: index++, ...answer })}\n`).join('');
  }
}

async function answersTo(
  lines: readonly Line[],
  intake: EventIntake,
  principal: Principal,
): Promise<readonly Answer[]> {
  const read = lines.map((line) => (typeof line === 'string' ? { parsed: parseLine(line) } : line));
  const taken = await intake.take(
    read.flatMap((each) => ('parsed' in each && each.parsed !== undefined ? [each.parsed] : [])),
    principal,
  );
  let next = 0;
  return read.map((each): Answer => {
    if (!('parsed' in each)) return { status: 'rejected', ...UNREADABLE[each.fault] };
    if (each.parsed === undefined)
      return { status: 'rejected', code: 'json.syntax', message: 'the line is no JSON' };
    const answer = taken[next];
    invariant(answer !== undefined, 'every line that was read has an answer');
    next += 1;
    return answer;
  });
}
