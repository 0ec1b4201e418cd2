import { parseMicroseconds } from '#calendar';
import { digestOf, type EventName, type IncomingEvent } from '#usecases';
import { canonicalJson, canonicalText, whyNone } from './canonical-event.js';
import * as faults from './event-faults.js';

export type ReadEvent =
  | { readonly ok: true; readonly event: IncomingEvent }
  | {
      readonly ok: false;
      readonly fault: faults.EventFault;
      /** What the event calls itself, when it does: so that its sender knows which one is meant. */
      readonly source?: string;
      readonly id?: string;
    };

type Attributes = Readonly<Record<string, unknown>>;

const JSON_TYPE = /^(?:application\/json|[\w.+-]+\/[\w.-]+\+json)(?: *;.*)?$/i;
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

/**
 * A CloudEvent 1.0 in JSON, as parsed, read as a usage event: the first thing that is wrong with it, with its place, or
 * the event. Written by hand, since a batch brings a thousand of them.
 */
export function readEvent(read: unknown): ReadEvent {
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    return { ok: false, fault: faults.notAnEvent };
  const attributes = read as Attributes;
  const { source, id } = attributes;
  const refused = (fault: faults.EventFault): ReadEvent => ({
    ok: false,
    fault,
    ...(isText(source) && { source }),
    ...(isText(id) && { id }),
  });
  if (attributes['specversion'] !== '1.0') return refused(faults.wrongVersion(attributes['specversion']));
  if (!isText(id)) return refused(faults.wrongText('id', id));
  if (!isText(source)) return refused(faults.wrongText('source', source));
  const { type, subject, data } = attributes;
  if (!isText(type)) return refused(faults.wrongText('type', type));
  if (Object.hasOwn(attributes, 'data_base64')) return refused(faults.base64);
  if (!isText(subject, 128)) return refused(faults.wrongText('subject', subject));
  const contentType = attributes['datacontenttype'];
  if (contentType !== undefined && (typeof contentType !== 'string' || !JSON_TYPE.test(contentType)))
    return refused(faults.wrongContentType(contentType));
  if (data !== undefined && data !== null && (typeof data !== 'object' || Array.isArray(data)))
    return refused(faults.wrongData(data));
  const time = readTime(attributes['time']);
  if (typeof time === 'object') return refused(time);
  const corrects = readCorrects(attributes);
  if (corrects === 'fault') return refused(faults.wrongCorrects);
  const said = (data ?? undefined) as Attributes | undefined;
  const dataText = said && canonicalJson(said, faults.MOST_DEPTH);
  const body = canonicalBody(attributes, dataText);
  if ((said && dataText === undefined) || body === undefined) return refused(noForm(attributes));
  if (body.length > faults.MOST_EVENT_BYTES) return refused(faults.tooLarge);
  const event: { -readonly [Key in keyof IncomingEvent]: IncomingEvent[Key] } = {
    source,
    id,
    type,
    workspace: subject,
    bodyDigest: digestOf(body),
  };
  if (time !== undefined) event.time = time;
  if (corrects !== undefined) event.corrects = corrects;
  if (said !== undefined && dataText !== undefined) {
    event.data = said;
    event.dataText = dataText;
  } else if (corrects === undefined) {
    // Nothing is said of it but that it happened, which is all that a count needs.
    event.data = {};
    event.dataText = '{}';
  }
  return { ok: true, event };
}

const isText = (value: unknown, most = faults.MOST_TEXT): value is string =>
  typeof value === 'string' && value.length >= 1 && value.length <= most;

function readTime(time: unknown): bigint | undefined | faults.EventFault {
  if (time === undefined || time === null) return undefined;
  if (typeof time !== 'string') return faults.wrongTime(time);
  const read = parseMicroseconds(time);
  if (read !== undefined) return read;
  return LOCAL_TIME.test(time) ? faults.zoneNeeded(time) : faults.wrongTime(time);
}

/** As a member of its own, or as two attributes: an attribute of a CloudEvent may not be an object. */
function readCorrects(attributes: Attributes): EventName | undefined | 'fault' {
  const { corrects, correctssource, correctsid } = attributes;
  const named = corrects ?? undefined;
  if (named === undefined && correctssource === undefined && correctsid === undefined) return undefined;
  const { source, id } = (named ?? { source: correctssource, id: correctsid }) as Attributes;
  return isText(source) && isText(id) ? { source, id } : 'fault';
}

/** The whole event in RFC 8785 form, the form of `data` being known already. */
function canonicalBody(attributes: Attributes, dataText: string | undefined): string | undefined {
  let written = '{';
  for (const name of Object.keys(attributes).sort()) {
    const text =
      name === 'data' && dataText !== undefined
        ? dataText
        : canonicalJson(attributes[name], faults.MOST_DEPTH);
    const key = canonicalText(name);
    if (key === undefined || text === undefined) return undefined;
    written += `${written === '{' ? '' : ','}${key}:${text}`;
  }
  return `${written}}`;
}

/** Why an event has no canonical form, and in which of its attributes. */
function noForm(attributes: Attributes): faults.EventFault {
  const name = Object.keys(attributes).find(
    (key) => canonicalJson(attributes[key], faults.MOST_DEPTH) === undefined,
  );
  const pointer = name === undefined ? '' : `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  switch (whyNone(name === undefined ? undefined : attributes[name], faults.MOST_DEPTH)) {
    case 'depth':
      return faults.tooDeep(pointer);
    case 'number':
      return faults.numberTooLarge(pointer);
    case 'text':
      return faults.unstorable(pointer);
  }
}
