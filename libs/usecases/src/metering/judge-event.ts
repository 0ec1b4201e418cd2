import { microsecondsText } from '#calendar';
import type { UsageCircumstances } from '#storage';
import type { ServiceFault } from '../fault.js';
import { type CountedItem, countedItems } from './counted-items.js';
import { disguisedLetter } from './disguised-letter.js';
import type { IncomingEvent } from './incoming-event.js';
import type { MetersByEvent } from './live-meters.js';

/** What is to become of an event that nobody has sent before. */
export type Verdict =
  | { readonly is: 'counted'; readonly time: bigint; readonly items: readonly CountedItem[] }
  | { readonly is: 'quarantined'; readonly time: bigint; readonly fault: ServiceFault }
  | { readonly is: 'rejected'; readonly fault: ServiceFault };

/** What an event is judged by. */
export interface Law extends UsageCircumstances {
  readonly meters: MetersByEvent;
  readonly lateDays: number;
}

const EARLY_MINUTES = 5;
const MINUTE = 60_000_000n;
const DAY = 24n * 60n * MINUTE;

/** An event in its own right; whether it is a correction, and of what, is asked elsewhere. */
export function judgeEvent(event: IncomingEvent, law: Law): Verdict {
  const time = event.time ?? law.now;
  const fault = timeFault(time, law, event.corrects !== undefined);
  return fault === undefined ? judgeMeaning(event, time, law) : { is: 'rejected', fault };
}

/** An event whose time was accepted when it came. */
export function judgeMeaning(
  event: Omit<IncomingEvent, 'time' | 'bodyDigest'>,
  time: bigint,
  law: Law,
): Verdict {
  const meters = law.meters.get(event.type);
  const disguised = meters === undefined ? disguisedLetter(event.type) : undefined;
  if (disguised !== undefined) return { is: 'rejected', fault: disguisedType(event.type, disguised) };
  if (law.unknownWorkspaces.has(event.workspace))
    return { is: 'quarantined', time, fault: unknownWorkspace(event.workspace) };
  if (meters === undefined) return { is: 'quarantined', time, fault: unknownType(event.type) };
  // Who takes an event back says nothing else.
  if (event.corrects !== undefined && event.data === undefined) return { is: 'counted', time, items: [] };
  const { items, fault } = countedItems(event.data, meters);
  return fault === undefined ? { is: 'counted', time, items } : { is: 'rejected', fault };
}

/** A correction counts at the time of what it corrects, so its own may be long ago. */
function timeFault(time: bigint, { now, lateDays }: Law, isCorrection: boolean): ServiceFault | undefined {
  if (time > now + BigInt(EARLY_MINUTES) * MINUTE)
    return {
      code: 'event.in-future',
      message: `\`${microsecondsText(time)}\` is more than ${EARLY_MINUTES} minutes ahead of the clock here, which says \`${microsecondsText(now)}\``,
      help: 'send an event once it has happened, and set the clock of the sender',
      pointer: '/time',
    };
  if (!isCorrection && time < now - BigInt(lateDays) * DAY)
    return {
      code: 'event.too-late',
      message: `\`${microsecondsText(time)}\` is more than ${lateDays} days ago`,
      help: 'events are counted in their own period, and that one is settled',
      pointer: '/time',
    };
  return undefined;
}

const unknownWorkspace = (workspace: string): ServiceFault => ({
  code: 'event.unknown-workspace',
  message: `nobody knows the workspace \`${workspace}\``,
  help: 'the event is kept, and counts as soon as the workspace is created',
  pointer: '/subject',
});

const unknownType = (type: string): ServiceFault => ({
  code: 'event.unknown-type',
  message: `no published meter counts \`${type}\``,
  help: 'the event is kept, and counts as soon as a version is published with a meter for it',
  pointer: '/type',
});

/** It would wait for ever, beside events that look the same and count. */
const disguisedType = (type: string, letter: string): ServiceFault => ({
  code: 'event.unknown-type',
  message: `no published meter counts \`${type}\`, and its \`${letter}\` (U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}) is no Latin letter, though those beside it are`,
  help: 'type the word again: copied text may hold letters that only look alike',
  pointer: '/type',
});
