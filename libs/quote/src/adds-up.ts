import { parseDecimal, sum } from '#money';
import type { Quote } from './quote.js';

/**
 * Whether the figures that a quote prints add up: lines to the subtotal, subtotal and adjustments to the total, shares
 * to their adjustment. It reads the text that is kept, not the numbers that it was written from.
 */
export function addsUp({ lines, adjustments, subtotal, total }: Quote): boolean {
  return (
    isSum(
      subtotal,
      lines.map(({ amount }) => amount),
    ) &&
    isSum(total, [subtotal, ...adjustments.map(({ amount }) => amount)]) &&
    adjustments.every(
      ({ amount, shares }) =>
        shares.length === 0 ||
        isSum(
          amount,
          shares.map((share) => share.amount),
        ),
    )
  );
}

function isSum(whole: string, parts: readonly string[]): boolean {
  const expected = parseDecimal(whole);
  const read = parts.map(parseDecimal).filter((part) => part !== undefined);
  return expected !== undefined && read.length === parts.length && sum(read).eq(expected);
}
