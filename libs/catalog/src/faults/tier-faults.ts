import type { Fault } from '../fault.js';
import type { AnyPrice } from '../price-fields.js';
import { type Path, negativeFaults, notPositiveFaults } from './number-faults.js';

type Tiers = NonNullable<AnyPrice['tiers']>;

/** Every quantity of zero or more must meet exactly one tier with a price. `path` leads to the list. */
export function tierFaults(tiers: AnyPrice['tiers'], path: Path): Fault[] {
  if (tiers === undefined) return [];
  if (tiers.length === 0) {
    return [
      {
        code: 'tiers-empty',
        message: '`tiers` is empty, so no quantity has a price',
        help: 'write at least one tier; the last one has no `upTo`',
        path,
      },
    ];
  }
  return tiers.flatMap((tier, index) => [
    ...boundFaults(tiers, index, [...path, index]),
    ...notPositiveFaults(tier.upTo, [...path, index, 'upTo']),
    ...contentFaults(tier, index, [...path, index]),
    ...negativeFaults(tier.unitAmount, [...path, index, 'unitAmount']),
    ...negativeFaults(tier.percent, [...path, index, 'percent']),
    ...negativeFaults(tier.flatAmount, [...path, index, 'flatAmount']),
  ]);
}

function boundFaults(tiers: Tiers, index: number, path: Path): Fault[] {
  const upTo = tiers[index]?.upTo;
  const isLast = index === tiers.length - 1;
  if (upTo === undefined) return isLast ? [] : [gap(index, path)];
  const before = lastBoundBefore(tiers, index);
  if (before?.upTo.equals(upTo)) {
    return [
      {
        code: 'tier-equal-bounds',
        message: `tier ${index + 1} ends at ${upTo.toFixed()}, where tier ${before.index + 1} already ends: it is empty`,
        help: `raise \`upTo\` above ${before.upTo.toFixed()}, or delete the tier`,
        path: [...path, 'upTo'],
      },
      ...(isLast ? [closedTop(upTo.toFixed(), index, path)] : []),
    ];
  }
  if (before?.upTo.greaterThan(upTo)) {
    return [
      {
        code: 'tier-overlap',
        message: `tier ${index + 1} ends at ${upTo.toFixed()}, but tier ${before.index + 1} already reaches ${before.upTo.toFixed()}`,
        help: '`upTo` must rise from tier to tier: put the tiers in order',
        path: [...path, 'upTo'],
      },
      ...(isLast ? [closedTop(upTo.toFixed(), index, path)] : []),
    ];
  }
  return isLast ? [closedTop(upTo.toFixed(), index, path)] : [];
}

/** The nearest earlier tier that has a bound: one without is reported itself and must not hide an overlap. */
function lastBoundBefore(tiers: Tiers, index: number) {
  for (let earlier = index - 1; earlier >= 0; earlier -= 1) {
    const upTo = tiers[earlier]?.upTo;
    if (upTo !== undefined) return { index: earlier, upTo };
  }
  return undefined;
}

function gap(index: number, path: Path): Fault {
  return {
    code: 'tier-gap',
    message: `tier ${index + 1} has no \`upTo\`, so nothing says where tier ${index + 2} begins`,
    help: 'only the last tier is open: give this one an `upTo`',
    path,
  };
}

function closedTop(upTo: string, index: number, path: Path): Fault {
  return {
    code: 'tier-closed-top',
    message: `tier ${index + 1} is the last and ends at ${upTo}: a quantity above it has no price`,
    help: 'leave `upTo` out of the last tier, or add an open tier after it',
    path: [...path, 'upTo'],
  };
}

function contentFaults(tier: Tiers[number], index: number, path: Path): Fault[] {
  if (tier.unitAmount !== undefined || tier.flatAmount !== undefined || tier.percent !== undefined) return [];
  return [
    {
      code: 'tier-without-price',
      message: `tier ${index + 1} has no price`,
      help: 'write `unitAmount`, `flatAmount` or both; a free tier says `unitAmount: 0`',
      path,
    },
  ];
}
