import type { ProblemFault } from '#contracts';

export const MOST_EVENT_BYTES = 65_536;
export const MOST_BATCH_EVENTS = 10_000;
export const MOST_TEXT = 256;
export const MOST_DEPTH = 32;

/** A fault of one event, placed in it. */
export type EventFault = ProblemFault & { readonly pointer: string };

const shown = (value: unknown): string => JSON.stringify(value).slice(0, 60);
const fault = (code: string, message: string, help: string, pointer: string): EventFault => ({
  code,
  message,
  help,
  pointer,
});

export const notAnEvent = fault(
  'event.shape',
  'an event is a JSON object',
  'send a CloudEvent, such as { "specversion": "1.0", "id": "…", "source": "/billing", "type": "…", "subject": "…" }',
  '',
);

export const wrongVersion = (version: unknown): EventFault =>
  fault(
    'event.specversion',
    version === undefined ? '`specversion` is missing' : `\`specversion\` is \`${shown(version)}\``,
    'CloudEvents 1.0 are read here: write "specversion": "1.0"',
    '/specversion',
  );

/** An attribute that must be a text of some length. */
export const wrongText = (name: string, value: unknown): EventFault =>
  fault(
    `event.${name}`,
    value === undefined
      ? `\`${name}\` is missing`
      : typeof value === 'string'
        ? `\`${name}\` has ${value.length} characters`
        : `\`${name}\` is a text, and not \`${shown(value)}\``,
    TEXT_HELP[name] ?? `\`${name}\` has 1 to ${MOST_TEXT} characters`,
    `/${name}`,
  );

const TEXT_HELP: Readonly<Record<string, string>> = {
  id: `the sender’s own name for the event, 1 to ${MOST_TEXT} characters: with \`source\` it is what the event is known by for ever`,
  source: `who sends it, 1 to ${MOST_TEXT} characters, such as "/api/gateway"`,
  type: `what happened, 1 to ${MOST_TEXT} characters: the \`event\` of a meter, see GET /v1/meters`,
  subject: 'the id of the workspace that used something, 1 to 128 characters',
};

export const unstorable = (pointer: string): EventFault =>
  fault('text-unstorable', 'a text holds a NUL or half a character', 'leave it out', pointer);

export const numberTooLarge = (pointer: string): EventFault =>
  fault(
    'event.number-out-of-range',
    'a number is larger than JSON numbers can be read',
    'write it in quotes: text keeps every digit',
    pointer,
  );

export const tooDeep = (pointer: string): EventFault =>
  fault(
    'event.depth',
    `an event is at most ${MOST_DEPTH} levels deep`,
    'meters read properties of `data` itself',
    pointer,
  );

export const tooLarge = fault(
  'event.too-large',
  `an event has at most ${MOST_EVENT_BYTES} bytes`,
  'send what meters read, and keep the rest',
  '',
);

export const base64 = fault(
  'event.data-base64-unsupported',
  '`data_base64` is not read here',
  'meters read JSON: send `data` as an object',
  '/data_base64',
);

export const wrongContentType = (type: unknown): EventFault =>
  fault(
    'event.data-content-type',
    `\`datacontenttype\` is \`${shown(type)}\``,
    'meters read JSON: leave it out, or write "application/json"',
    '/datacontenttype',
  );

export const wrongData = (data: unknown): EventFault =>
  fault(
    'event.data',
    `\`data\` is an object, and not \`${shown(data)}\``,
    'such as { "bytes": "12.5" }',
    '/data',
  );

export const zoneNeeded = (time: string): EventFault =>
  fault(
    'event.time-zone-needed',
    `\`${time.slice(0, 60)}\` does not say in which zone`,
    'end it with Z or an offset: a local time may come twice, or never',
    '/time',
  );

export const wrongTime = (time: unknown): EventFault =>
  fault(
    'event.time',
    `\`${shown(time)}\` is no instant between the years 1 and 9999`,
    'RFC 3339 with a zone, such as "2026-11-26T12:00:00Z"; leave it out to have the service’s own clock say',
    '/time',
  );

export const wrongCorrects = fault(
  'event.corrects',
  '`corrects` names another event',
  'write { "source": "…", "id": "…" }, or the attributes `correctssource` and `correctsid`',
  '/corrects',
);

export const otherWorkspace = fault(
  'event.other-workspace',
  'this key is bound to another workspace',
  'send the events of a workspace with its own key, or with one that is not bound',
  '/subject',
);
