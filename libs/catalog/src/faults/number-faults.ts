import type { Decimal } from '#money';
import type { Convert } from '../charge.js';
import type { Fault } from '../fault.js';
import { type WrittenNumber, isFromFact } from '../numbers.js';
import type { AnyPrice } from '../price-fields.js';

export type Path = Fault['path'];

/** Prices, rates and bounds are never negative: a credit is a discount, so that a quote can show it as one. */
export function negativeFaults(number: WrittenNumber | undefined, path: Path): Fault[] {
  if (number === undefined) return [];
  const [value, where]: [Decimal, Path] = isFromFact(number)
    ? [number.times, [...path, 'times']]
    : [number, path];
  if (!value.isNegative() || value.isZero()) return [];
  return [
    {
      code: 'negative-price',
      message: `\`${nameOf(path)}\` is ${value.toFixed()}, below zero`,
      help: 'write 0 or more; a credit is a rule with a `discount`',
      path: where,
    },
  ];
}

export function notPositiveFaults(value: Decimal | undefined, path: Path): Fault[] {
  if (value === undefined || value.greaterThan(0)) return [];
  return [
    {
      code: 'number-not-positive',
      message: `\`${nameOf(path)}\` is ${value.toFixed()}, not above zero`,
      help: `write a number above 0, or leave \`${nameOf(path)}\` out if it may be left out`,
      path,
    },
  ];
}

export function convertFaults(convert: Convert | undefined, path: Path): Fault[] {
  return [
    ...notPositiveFaults(convert?.multiplyBy, [...path, 'convert', 'multiplyBy']),
    ...notPositiveFaults(convert?.divideBy, [...path, 'convert', 'divideBy']),
  ];
}

/** A lower bound above its upper bound; only when both are known without facts. */
export function crossedFaults(
  minimum: WrittenNumber | undefined,
  maximum: WrittenNumber | undefined,
  path: Path,
  [low, high]: readonly [string, string] = ['minimum', 'maximum'],
): Fault[] {
  if (minimum === undefined || maximum === undefined) return [];
  if (isFromFact(minimum) || isFromFact(maximum) || minimum.lessThanOrEqualTo(maximum)) return [];
  return [
    {
      code: 'minimum-above-maximum',
      message: `\`${low}\` ${minimum.toFixed()} is above \`${high}\` ${maximum.toFixed()}`,
      help: `lower \`${low}\` or raise \`${high}\``,
      path: [...path, low],
    },
  ];
}

/** The numbers of one price as written, tiers apart: each on its own. */
export function priceNumberFaults(price: AnyPrice, path: Path): Fault[] {
  const at = (field: string): Path => [...path, field];
  return [
    ...negativeFaults(price.amount, at('amount')),
    ...negativeFaults(price.unitAmount, at('unitAmount')),
    ...notPositiveFaults(price.size, at('size')),
    ...negativeFaults(price.percent, at('percent')),
    ...negativeFaults(price.fixedAmount, at('fixedAmount')),
    ...freeEventsFaults(price.freeEvents, at('freeEvents')),
    ...negativeFaults(price.freeAmount, at('freeAmount')),
    ...negativeFaults(price.minimumPerEvent, at('minimumPerEvent')),
    ...negativeFaults(price.maximumPerEvent, at('maximumPerEvent')),
    ...negativeFaults(price.multiplier, at('multiplier')),
  ];
}

function freeEventsFaults(freeEvents: Decimal | undefined, path: Path): Fault[] {
  if (freeEvents === undefined || freeEvents.isInteger()) return negativeFaults(freeEvents, path);
  return [
    {
      code: 'free-events-not-whole',
      message: `\`freeEvents\` is ${freeEvents.toFixed()}, and events are counted whole`,
      help: 'write a whole number of events',
      path,
    },
  ];
}

function nameOf(path: Path): string {
  return String(path.at(-1) ?? 'number');
}
