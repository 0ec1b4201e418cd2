import type { Instant } from '#calendar';
import type { Charge } from '#catalog';
import type { Decimal, Fraction } from '#money';
import { type PricedSegment, type Run, shareSum } from './run.js';
import type { Segment } from './segment.js';

/** What one line of a charge is for: days that are priced with one quantity. A pause may lie in the middle of it. */
export interface ChargeSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly share: Fraction;
  readonly quantity: Decimal | undefined;
  /** Whether it holds the first priced day of the period. */
  readonly opens: boolean;
  readonly closes: boolean;
  /** The segment that it starts with. */
  readonly source: Segment | undefined;
}

/** A change of a quantity cuts the charges that read it, and no other. */
export function spansOf({ source }: Charge<Decimal>, run: Run): readonly ChargeSpan[] {
  const quantityIn = ({ quantities }: PricedSegment): Decimal | undefined =>
    source.kind === 'quantity' ? quantities.get(source.name) : undefined;
  const groups: PricedSegment[][] = [];
  for (const segment of run.segments) {
    const group = groups.at(-1);
    const held = group?.[0] && quantityIn(group[0]);
    if (group !== undefined && isSame(held, quantityIn(segment))) group.push(segment);
    else groups.push([segment]);
  }
  return groups.flatMap((group, index) => {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) return [];
    const quantity = quantityIn(first);
    return {
      from: first.span.from,
      to: last.span.to,
      share: shareSum(group),
      quantity,
      opens: run.isFirst && index === 0,
      closes: run.isLast && index === groups.length - 1,
      source: first.source,
    };
  });
}

function isSame(one: Decimal | undefined, other: Decimal | undefined): boolean {
  return one === undefined || other === undefined ? one === other : one.eq(other);
}
