/** PostgreSQL's number of each element type. */
const OID = { uuid: 2950, text: 25, timestamptz: 1184, integer: 23, bigint: 20, boolean: 16 } as const;
const HEADER_BYTES = 20;
/** 1 January 2000 in microseconds since 1970: what PostgreSQL counts from. */
const POSTGRES_EPOCH = 946_684_800_000_000n;

/** A column of rows; absent and null are the same. */
type Column<Row, Value> = (row: Row) => Value | null | undefined;

/** Sixteen bytes each: digests. */
export const uuidArray = <Row>(rows: readonly Row[], of: Column<Row, Uint8Array>): Buffer =>
  fixedArray(OID.uuid, 16, rows, of, (buffer, value, at) => {
    buffer.set(value, at);
  });

/** Microseconds since 1970. */
export const timestampArray = <Row>(rows: readonly Row[], of: Column<Row, bigint>): Buffer =>
  fixedArray(OID.timestamptz, 8, rows, of, (buffer, value, at) => {
    buffer.writeBigInt64BE(value - POSTGRES_EPOCH, at);
  });

export const integerArray = <Row>(rows: readonly Row[], of: Column<Row, number>): Buffer =>
  fixedArray(OID.integer, 4, rows, of, (buffer, value, at) => {
    buffer.writeInt32BE(value, at);
  });

export const bigintArray = <Row>(rows: readonly Row[], of: Column<Row, number>): Buffer =>
  fixedArray(OID.bigint, 8, rows, of, (buffer, value, at) => {
    buffer.writeBigInt64BE(BigInt(value), at);
  });

export const booleanArray = <Row>(rows: readonly Row[], of: Column<Row, boolean>): Buffer =>
  fixedArray(OID.boolean, 1, rows, of, (buffer, value, at) => {
    buffer[at] = value ? 1 : 0;
  });

/** Any text, and any number that is to stay exact. */
export function textArray<Row>(rows: readonly Row[], of: Column<Row, string>): Buffer {
  let most = HEADER_BYTES;
  // No character takes more than three bytes for each of its UTF-16 units.
  for (const row of rows) most += 4 + 3 * (of(row)?.length ?? 0);
  const buffer = Buffer.allocUnsafe(most);
  writeHeader(buffer, OID.text, rows.length);
  let at = HEADER_BYTES;
  for (const row of rows) {
    const value = of(row);
    const length = value == null ? -1 : buffer.write(value, at + 4, 'utf8');
    buffer.writeInt32BE(length, at);
    at += 4 + Math.max(length, 0);
  }
  return buffer.subarray(0, at);
}

/**
 * An array as PostgreSQL has it on the wire. The driver sends a Buffer as it is and says that it is binary: for
 * thousands of values a second, that is many times cheaper than writing them as text and reading them again.
 */
function fixedArray<Row, Value>(
  oid: number,
  bytes: number,
  rows: readonly Row[],
  of: Column<Row, Value>,
  write: (buffer: Buffer, value: Value, at: number) => void,
): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + rows.length * (4 + bytes));
  writeHeader(buffer, oid, rows.length);
  let at = HEADER_BYTES;
  for (const row of rows) {
    const value = of(row);
    const isThere = value !== null && value !== undefined;
    buffer.writeInt32BE(isThere ? bytes : -1, at);
    at += 4;
    if (!isThere) continue;
    write(buffer, value, at);
    at += bytes;
  }
  return buffer.subarray(0, at);
}

/** Dimensions, that there may be nulls, the element type; then the length and the first index of the one dimension. */
function writeHeader(buffer: Buffer, oid: number, length: number): void {
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(1, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(length, 12);
  buffer.writeInt32BE(1, 16);
}
