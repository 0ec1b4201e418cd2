import { gzipSync } from 'node:zlib';

/** What a hostile sender posts as usage, by the names of the shared list, in the words of our API. */
export interface HostileEvent {
  readonly name: string;
  readonly body: () => string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  /** Of the problem, or of the first result of a batch. */
  readonly code?: string;
  readonly pointer?: string;
  /** What the reply holds when it is no problem. */
  readonly holds?: Readonly<Record<string, unknown>>;
}

type Fields = Readonly<Record<string, unknown>>;

/** An instant as far from now as that. */
const at = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

let made = 0;
/** A sound event with an id of its own; the type `api.call` is summed by its `quantity`. */
export const sound = (change: Fields = {}): Fields => ({
  specversion: '1.0',
  id: `hostile-${(made += 1)}`,
  source: '/svc/a',
  type: 'api.call',
  subject: 'c1',
  time: at(-MINUTE),
  data: { quantity: '1' },
  ...change,
});
const changed = (change: Fields) => (): string => JSON.stringify(sound(change));
const quantity = (value: unknown) => changed({ data: { quantity: value } });
const text = (body: string) => (): string => body;

export const HOSTILE_EVENTS: readonly HostileEvent[] = [
  { name: 'missing-id', body: changed({ id: undefined }), status: 422, code: 'event.id', pointer: '/id' },
  { name: 'empty-id', body: changed({ id: '' }), status: 422, code: 'event.id', pointer: '/id' },
  { name: 'id-number', body: changed({ id: 5 }), status: 422, code: 'event.id', pointer: '/id' },
  {
    name: 'missing-source',
    body: changed({ source: undefined }),
    status: 422,
    code: 'event.source',
    pointer: '/source',
  },
  {
    name: 'specversion-0.3',
    body: changed({ specversion: '0.3' }),
    status: 422,
    code: 'event.specversion',
    pointer: '/specversion',
  },
  {
    name: 'type-unknown',
    body: changed({ type: 'nope' }),
    status: 202,
    holds: { quarantined: 1, results: [{ code: 'event.unknown-type' }] },
  },
  {
    name: 'late-400-days',
    body: changed({ time: at(-400 * DAY) }),
    status: 422,
    code: 'event.too-late',
    pointer: '/time',
  },
  { name: 'future-5m', body: changed({ time: at(5 * MINUTE - 1_000) }), status: 202, holds: { accepted: 1 } },
  {
    name: 'future-1h',
    body: changed({ time: at(60 * MINUTE) }),
    status: 422,
    code: 'event.in-future',
    pointer: '/time',
  },
  { name: 'time-missing', body: changed({ time: undefined }), status: 202, holds: { accepted: 1 } },
  {
    name: 'time-dst-gap-local',
    body: changed({ time: '2026-03-29T02:30:00' }),
    status: 422,
    code: 'event.time-zone-needed',
    pointer: '/time',
  },
  {
    name: 'time-nanoseconds',
    body: changed({ time: at(-MINUTE).replace('Z', '456789Z') }),
    status: 202,
    holds: { accepted: 1 },
  },
  {
    name: 'time-year-0',
    body: changed({ time: '0000-01-01T00:00:00Z' }),
    status: 422,
    code: 'event.time',
    pointer: '/time',
  },
  {
    name: 'time-lowercase-t-z',
    body: changed({ time: at(-MINUTE).toLowerCase() }),
    status: 202,
    holds: { accepted: 1 },
  },
  {
    name: 'quantity-float-number',
    body: quantity(0.1),
    status: 422,
    code: 'event.value-not-text',
    pointer: '/data/quantity',
  },
  {
    name: 'quantity-negative',
    body: quantity('-5'),
    status: 422,
    code: 'event.value-negative',
    pointer: '/data/quantity',
  },
  {
    name: 'quantity-1e9999',
    body: quantity('1e9999'),
    status: 422,
    code: 'event.value-not-decimal',
    pointer: '/data/quantity',
  },
  {
    name: 'quantity-infinity',
    body: quantity('Infinity'),
    status: 422,
    code: 'event.value-not-decimal',
    pointer: '/data/quantity',
  },
  {
    name: 'data-huge',
    body: text(
      JSON.stringify({
        specversion: '1.0',
        type: 'api.call',
        source: '/s',
        id: '1',
        data: { x: 'y'.repeat(1e6) },
      }),
    ),
    status: 413,
    code: 'event.too-large',
  },
  {
    name: 'data-deep',
    body: text(
      `{"specversion":"1.0","type":"t","source":"/s","id":"1","subject":"c1","data":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
    ),
    status: 422,
    code: 'event.depth',
    pointer: '/data',
  },
  {
    name: 'data-base64-binary',
    body: changed({ data: undefined, data_base64: 'AAAA' }),
    status: 422,
    code: 'event.data-base64-unsupported',
    pointer: '/data_base64',
  },
  { name: 'batch-empty', body: text('[]'), status: 200, holds: { accepted: 0 } },
  {
    name: 'batch-10001',
    body: text(
      JSON.stringify(
        Array.from({ length: 10_001 }, (_, i) => ({
          specversion: '1.0',
          type: 't',
          source: '/s',
          id: `${i}`,
        })),
      ),
    ),
    status: 413,
    code: 'event.batch-too-large',
  },
  {
    name: 'subject-unknown-customer',
    body: changed({ subject: 'ghost' }),
    status: 202,
    holds: { quarantined: 1, results: [{ code: 'event.unknown-workspace' }] },
  },
  {
    name: 'gzip-bomb',
    body: () => gzipSync(Buffer.alloc(1e9)),
    headers: { 'content-encoding': 'gzip' },
    status: 413,
    code: 'request.too-large',
  },
  {
    name: 'content-encoding-lie',
    body: changed({}),
    headers: { 'content-encoding': 'gzip' },
    status: 400,
    code: 'request.malformed',
  },
  // Events are not signed here: a key says who sends them, and a signature of another system's changes nothing.
  {
    name: 'replay-signature-old',
    body: changed({}),
    headers: {
      authorization: 'Bearer rbk_unknown',
      'webhook-signature': 'v1,AAAA',
      'webhook-timestamp': '1700000000',
    },
    status: 401,
    code: 'key.invalid',
  },
  {
    name: 'unicode-meter-homoglyph',
    body: changed({ type: '\u0430pi.call' }),
    status: 422,
    code: 'event.unknown-type',
    pointer: '/type',
  },
  {
    name: 'property-proto',
    body: text(
      '{"specversion":"1.0","type":"api.call","source":"/s","id":"proto","subject":"c1","data":{"quantity":"1","__proto__":{"x":1}}}',
    ),
    status: 202,
    holds: { accepted: 1 },
  },
  // Not in the shared list: sound JSON whose number no double can hold, beside what meters read.
  {
    name: 'data-number-1e400',
    body: text(JSON.stringify(sound()).replace('"quantity":"1"', '"quantity":"1","note":{"n":1e400}')),
    status: 422,
    code: 'event.number-out-of-range',
    pointer: '/data',
  },
];
