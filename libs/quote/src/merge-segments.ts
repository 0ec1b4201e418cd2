import type { Decimal } from '#money';
import type { Placed } from './place-entries.js';
import type { Segment } from './segment.js';

/** Segments of a run in order; a change that changes nothing cuts nothing. */
export function mergeSegments(placed: readonly Placed[]): readonly Segment[] {
  const segments: Segment[] = [];
  for (const { entry, span } of placed) {
    const { pricing, quantities, paused, at, index, given } = entry;
    const before = segments.at(-1);
    const own = { span, version: pricing.version, quantities, paused, at: index === 0 ? '' : at, given };
    if (before === undefined || !isSame(before, own)) segments.push(own);
    else segments.splice(-1, 1, { ...before, span: { ...before.span, to: span.to } });
  }
  return segments;
}

function isSame(one: Segment, other: Segment): boolean {
  return (
    one.version === other.version &&
    one.paused === other.paused &&
    one.quantities.size === other.quantities.size &&
    [...one.quantities].every(([name, value]) => isEqual(value, other.quantities.get(name)))
  );
}

const isEqual = (one: Decimal, other: Decimal | undefined): boolean => other !== undefined && one.eq(other);
