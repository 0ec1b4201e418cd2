/** What a hostile caller sends as a quote, by the names of the shared list, in the words of our API. */
export interface HostileQuote {
  readonly name: string;
  /** JSON text as it goes over the wire. */
  readonly body: () => string;
  readonly status: number;
  /** Of the problem, or of the first of its errors. */
  readonly code?: string;
  readonly pointer?: string;
}

const SOUND = { package: 'pro', workspace: {}, quantities: { seats: '1' }, usage: { 'api-calls': '10' } };

const changed = (changes: Record<string, unknown>) => (): string => JSON.stringify({ ...SOUND, ...changes });
const calls = (quantity: unknown) => changed({ usage: { 'api-calls': quantity } });
const text = (body: string) => (): string => body;
const rawCalls = (number: string) => text(`{"package":"pro","usage":{"api-calls":${number}}}`);

export const HOSTILE_QUOTES: readonly HostileQuote[] = [
  {
    name: 'quantity-number-float',
    body: rawCalls('0.1'),
    status: 422,
    code: 'json-number',
    pointer: '/usage/api-calls',
  },
  {
    name: 'quantity-number-1e400',
    body: rawCalls('1e400'),
    status: 422,
    code: 'json-number',
    pointer: '/usage/api-calls',
  },
  {
    name: 'quantity-17-digits-number',
    body: rawCalls('9007199254740993'),
    status: 422,
    code: 'json-number',
    pointer: '/usage/api-calls',
  },
  { name: 'quantity-negative', body: calls('-1'), status: 422, code: 'rating.negative-quantity' },
  {
    name: 'quantity-exponent',
    body: calls('1e3'),
    status: 422,
    code: 'decimal-syntax',
    pointer: '/usage/api-calls',
  },
  {
    name: 'quantity-empty',
    body: calls(''),
    status: 422,
    code: 'decimal-syntax',
    pointer: '/usage/api-calls',
  },
  {
    name: 'quantity-27-digits',
    body: calls('9'.repeat(27)),
    status: 422,
    code: 'decimal-range',
    pointer: '/usage/api-calls',
  },
  {
    name: 'quantity-infinity',
    body: calls('Infinity'),
    status: 422,
    code: 'decimal-syntax',
    pointer: '/usage/api-calls',
  },
  // 26 digits are within the bounds: the total has all of its digits.
  { name: 'quantity-overflow-product', body: calls('9'.repeat(26)), status: 200 },
  { name: 'fractional-seats', body: changed({ quantities: { seats: '1.5' } }), status: 200 },
  {
    name: 'usage-100k-lines',
    body: () => JSON.stringify({ ...SOUND, usage: { 'api-calls': Array(100_000).fill({ quantity: '1' }) } }),
    status: 413,
    code: 'request.too-large',
  },
  {
    name: 'usage-20k-lines',
    body: () => JSON.stringify({ ...SOUND, usage: { 'api-calls': Array(20_000).fill({ quantity: '1' }) } }),
    status: 422,
    code: 'too-many-entries',
    pointer: '/usage/api-calls',
  },
  { name: 'version-draft', body: changed({ version: 99 }), status: 404, code: 'package.version-unknown' },
  {
    name: 'version-zero',
    body: changed({ version: 0 }),
    status: 422,
    code: 'integer-syntax',
    pointer: '/version',
  },
  { name: 'version-fraction', body: changed({ version: 1.5 }), status: 422, pointer: '/version' },
  {
    name: 'package-sql',
    body: changed({ package: "pro'; drop table package_version; --" }),
    status: 422,
    code: 'key-syntax',
    pointer: '/package',
  },
  {
    name: 'package-constructor',
    body: changed({ package: 'constructor' }),
    status: 422,
    code: 'key-syntax',
    pointer: '/package',
  },
  {
    name: 'as-of-leap-second',
    body: changed({ at: '2016-12-31T23:59:60Z' }),
    status: 422,
    code: 'quote.invalid-instant',
    pointer: '/at',
  },
  {
    name: 'as-of-no-zone',
    body: changed({ at: '2026-11-01T00:00:00' }),
    status: 422,
    code: 'quote.invalid-instant',
    pointer: '/at',
  },
  {
    name: 'as-of-epoch-number',
    body: changed({ at: 1_793_491_200 }),
    status: 422,
    code: 'json-number',
    pointer: '/at',
  },
  {
    name: 'as-of-year-zero',
    body: changed({ at: '0000-01-01T00:00:00Z' }),
    status: 422,
    code: 'quote.invalid-instant',
    pointer: '/at',
  },
  {
    name: 'currency-mismatch',
    body: changed({ currency: 'EUR' }),
    status: 422,
    code: 'quote.currency-mismatch',
    pointer: '/currency',
  },
  {
    name: 'client-sent-discount',
    body: changed({ discount: '100' }),
    status: 422,
    code: 'unknown-key',
    pointer: '/discount',
  },
  {
    name: 'proto-key',
    body: text('{"__proto__":{"isAdmin":true},"package":"pro"}'),
    status: 422,
    code: 'unknown-key',
    pointer: '/__proto__',
  },
  {
    name: 'proto-key-inside',
    body: text('{"package":"pro","usage":{"__proto__":"1"}}'),
    status: 422,
    code: 'unknown-key',
    pointer: '/usage/__proto__',
  },
  {
    name: 'constructor-meter',
    body: text('{"package":"pro","usage":{"constructor":"1"}}'),
    status: 422,
    code: 'quote.unknown-meter',
    pointer: '/usage/constructor',
  },
  {
    name: 'constructor-attribute',
    body: text('{"package":"pro","workspace":{"constructor":"1","toString":"x"}}'),
    status: 422,
    code: 'quote.unknown-attribute',
    pointer: '/workspace/constructor',
  },
  { name: 'usage-empty', body: changed({ usage: {} }), status: 422 },
  {
    name: 'usage-array',
    body: changed({ usage: [{ meter: 'api-calls', quantity: '1' }] }),
    status: 422,
    code: 'wrong-type',
    pointer: '/usage',
  },
  { name: 'body-array', body: text('[]'), status: 422, code: 'wrong-type' },
  { name: 'body-null', body: text('null'), status: 422, code: 'wrong-type' },
  { name: 'body-text', body: text('"pro"'), status: 422, code: 'wrong-type' },
  { name: 'body-truncated', body: text('{"package":"pro"'), status: 400, code: 'json.syntax' },
  { name: 'body-empty', body: text(''), status: 400, code: 'json.empty' },
  { name: 'body-not-json', body: text('package=pro'), status: 400, code: 'json.syntax' },
  {
    name: 'body-with-comments',
    body: text('{"package":"pro" /* cheap */}'),
    status: 400,
    code: 'json.syntax',
  },
  {
    name: 'body-deep',
    body: () => `${'['.repeat(400_000)}${']'.repeat(400_000)}`,
    status: 422,
    code: 'json-too-deep',
  },
  {
    name: 'customer-id-lone-surrogate',
    body: text('{"package":"pro","workspace":{"segment":"\\ud800"}}'),
    status: 422,
    code: 'text-unstorable',
    pointer: '/workspace/segment',
  },
  {
    name: 'customer-id-nul',
    body: text('{"package":"pro","workspace":{"segment":"a\\u0000b"}}'),
    status: 422,
    code: 'text-unstorable',
    pointer: '/workspace/segment',
  },
  {
    name: 'customer-id-1MB',
    body: () => JSON.stringify({ ...SOUND, workspace: { segment: 'x'.repeat(1_000_000) } }),
    status: 422,
    code: 'text-length',
    pointer: '/workspace/segment',
  },
  { name: 'body-11MB', body: () => ' '.repeat(11_000_000), status: 413, code: 'request.too-large' },
  {
    name: 'period-backwards',
    body: changed({ period: { from: '2027-02-01T00:00:00Z', to: '2027-01-01T00:00:00Z' } }),
    status: 422,
    code: 'quote.period-empty',
    pointer: '/period',
  },
  {
    name: 'period-of-a-year',
    body: changed({ period: { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' } }),
    status: 422,
    code: 'quote.period-too-long',
    pointer: '/period',
  },
  {
    name: 'time-zone-unknown',
    body: changed({
      period: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z', timeZone: '../../etc/passwd' },
    }),
    status: 422,
    code: 'quote.unknown-time-zone',
    pointer: '/period/timeZone',
  },
];
