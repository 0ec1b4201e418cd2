/** The UTC month that holds an instant; both in microseconds since 1970. */
export function monthOf(time: bigint): bigint {
  const date = new Date(Number(time / 1000n));
  return BigInt(Date.UTC(date.getUTCFullYear(), date.getUTCMonth())) * 1000n;
}
