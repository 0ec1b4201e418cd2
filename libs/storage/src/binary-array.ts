/** PostgreSQL's number of each element type. */
const OID = { uuid: 2950, text: 25, timestamptz: 1184, integer: 23, bigint: 20, boolean: 16 } as const;
const HEADER_BYTES = 20;
/** 1 January 2000 in microseconds since 1970: what PostgreSQL counts from. */
const POSTGRES_EPOCH = 946_684_800_000_000n;

/** Sixteen bytes each: digests. */
export const uuidArray = (values: readonly (Uint8Array | null)[]): Buffer =>
  fixedArray(OID.uuid, 16, values, (buffer, value, at) => {
    buffer.set(value, at);
  });

/** Microseconds since 1970. */
export const timestampArray = (values: readonly (bigint | null)[]): Buffer =>
  fixedArray(OID.timestamptz, 8, values, (buffer, value, at) => {
    buffer.writeBigInt64BE(value - POSTGRES_EPOCH, at);
  });

export const integerArray = (values: readonly (number | null)[]): Buffer =>
  fixedArray(OID.integer, 4, values, (buffer, value, at) => {
    buffer.writeInt32BE(value, at);
  });

export const bigintArray = (values: readonly (number | null)[]): Buffer =>
  fixedArray(OID.bigint, 8, values, (buffer, value, at) => {
    buffer.writeBigInt64BE(BigInt(value), at);
  });

export const booleanArray = (values: readonly (boolean | null)[]): Buffer =>
  fixedArray(OID.boolean, 1, values, (buffer, value, at) => {
    buffer[at] = value ? 1 : 0;
  });

/** Any text, and any number that is to stay exact. */
export function textArray(values: readonly (string | null)[]): Buffer {
  let most = HEADER_BYTES;
  // No character takes more than three bytes for each of its UTF-16 units.
  for (const value of values) most += 4 + 3 * (value?.length ?? 0);
  const buffer = Buffer.allocUnsafe(most);
  let at = writeHeader(buffer, OID.text, values);
  for (const value of values) {
    const length = value === null ? -1 : buffer.write(value, at + 4, 'utf8');
    buffer.writeInt32BE(length, at);
    at += 4 + Math.max(length, 0);
  }
  return buffer.subarray(0, at);
}

/**
 * An array as PostgreSQL has it on the wire. The driver sends a Buffer as it is and says that it is binary: for
 * thousands of values a second, that is many times cheaper than writing them as text and reading them again.
 */
function fixedArray<Value>(
  oid: number,
  bytes: number,
  values: readonly (Value | null)[],
  write: (buffer: Buffer, value: Value, at: number) => void,
): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + values.length * (4 + bytes));
  let at = writeHeader(buffer, oid, values);
  for (const value of values) {
    buffer.writeInt32BE(value === null ? -1 : bytes, at);
    at += 4;
    if (value === null) continue;
    write(buffer, value, at);
    at += bytes;
  }
  return buffer.subarray(0, at);
}

/** Dimensions, whether there are nulls, the element type; then the length and the first index of the one dimension. */
function writeHeader(buffer: Buffer, oid: number, values: readonly unknown[]): number {
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(values.includes(null) ? 1 : 0, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(values.length, 12);
  buffer.writeInt32BE(1, 16);
  return HEADER_BYTES;
}
