import type { ServiceFault } from '../fault.js';
import type { EventName, IncomingEvent } from './incoming-event.js';

const POINTER = '/corrects';

const named = ({ source, id }: EventName): string => `\`${id}\` of the source \`${source}\``;

export const unknownTarget = (name: EventName): ServiceFault => ({
  code: 'event.corrects-unknown',
  message: `there is no event ${named(name)} to correct`,
  help: 'send the event itself first, or check its source and id',
  pointer: POINTER,
});

export const otherEvent = (
  name: EventName,
  { workspace, type }: Pick<IncomingEvent, 'workspace' | 'type'>,
): ServiceFault => ({
  code: 'event.corrects-other',
  message: `the event ${named(name)} is no \`${type}\` of the workspace \`${workspace}\``,
  help: 'a correction has the type and the workspace of what it corrects; to change those, take the event back and send another',
  pointer: POINTER,
});

export const targetQuarantined = (name: EventName): ServiceFault => ({
  code: 'event.corrects-quarantined',
  message: `the event ${named(name)} waits in quarantine and is not counted`,
  help: 'correct it once it is released',
  pointer: POINTER,
});

export const rawRowGone = (name: EventName): ServiceFault => ({
  code: 'event.corrects-dropped',
  message: `what the event ${named(name)} said is no longer kept`,
  help: 'its period is final and its retention has ended: settle it with a credit or a charge',
  pointer: POINTER,
});

export const correctedAlready = (name: EventName, by: EventName | undefined): ServiceFault => ({
  code: 'event.corrected-already',
  message: `the event ${named(name)} is corrected already${by === undefined ? '' : `, by ${named(by)}`}`,
  help: 'correct the correction',
  pointer: POINTER,
});
