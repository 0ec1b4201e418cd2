import { Injectable } from '@nestjs/common';
import type { EventResult } from '#contracts';
import { invariant } from '#money';
import { type IncomingEvent, IngestEvents, type IngestOutcome, type Principal } from '#usecases';
import { otherWorkspace } from './event-faults.js';
import { type ReadEvent, readEvent } from './read-event.js';

/** How many events are committed together. */
export const AT_ONCE = 1_000;

/** What became of an event, without its place. */
export type Answer = Omit<EventResult, 'index'>;

/** Events as parsed, in; an answer for each, in their order, once those that are sound are committed. */
@Injectable()
export class EventIntake {
  constructor(private readonly ingestEvents: IngestEvents) {}

  /** Committed a thousand at a time: what was answered before a failure is kept, and is a duplicate when sent again. */
  async take(parsed: readonly unknown[], principal: Principal): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    for (let at = 0; at < parsed.length; at += AT_ONCE)
      answers.push(...(await this.#takeTogether(parsed.slice(at, at + AT_ONCE), principal)));
    return answers;
  }

  async #takeTogether(parsed: readonly unknown[], principal: Principal): Promise<readonly Answer[]> {
    const read = parsed.map((each) => ownOnly(readEvent(each), principal));
    const sound: IncomingEvent[] = [];
    for (const each of read) if (each.ok) sound.push(each.event);
    const outcomes = await this.ingestEvents.run(sound);
    let next = 0;
    return read.map((each): Answer => {
      if (!each.ok) return { status: 'rejected', ...nameOf(each), ...each.fault };
      const outcome = outcomes[next];
      next += 1;
      invariant(outcome !== undefined, 'every sound event has an outcome');
      return answerOf(outcome, each.event);
    });
  }
}

function ownOnly(read: ReadEvent, { workspace }: Principal): ReadEvent {
  if (!read.ok || workspace === undefined || read.event.workspace === workspace) return read;
  const { source, id } = read.event;
  return { ok: false, fault: otherWorkspace, source, id };
}

function nameOf({ source, id }: { readonly source?: string; readonly id?: string }): Answer | object {
  return { ...(source !== undefined && { source }), ...(id !== undefined && { id }) };
}

function answerOf(outcome: IngestOutcome, { source, id }: IncomingEvent): Answer {
  if (outcome.status === 'accepted' || outcome.status === 'duplicate')
    return { status: outcome.status, source, id };
  const { status, code, message, help, pointer } = outcome;
  return {
    status,
    source,
    id,
    code,
    message,
    ...(help !== undefined && { help }),
    ...(pointer !== undefined && { pointer }),
  };
}
