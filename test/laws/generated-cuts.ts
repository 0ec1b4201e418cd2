import { instantText } from '#calendar';
import type { PackageVersion } from '#catalog';
import { Fraction, decimalText, invariant } from '#money';
import {
  type QuoteInputs,
  type QuoteInputsDocument,
  type SegmentDocument,
  type UsageDocument,
  readQuoteInputs,
} from '#quote';
import type { CellQuantity, ChargeUsage } from '#rating';
import fc from 'fast-check';
import { quoteInputs } from './generated-quote.js';

/** A change within January 2027; days before the period's start are left out. */
interface Change {
  readonly day: number;
  readonly hour: number;
  readonly version: 1 | 2 | undefined;
  readonly quantity: number | undefined;
  readonly paused: boolean;
}

const changes: fc.Arbitrary<readonly Change[]> = fc.uniqueArray(
  fc.record({
    day: fc.integer({ min: 17, max: 31 }),
    hour: fc.integer({ min: 0, max: 23 }),
    version: fc.constantFrom(1, 2, undefined),
    quantity: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    paused: fc.boolean(),
  }),
  { maxLength: 5, selector: ({ day, hour }) => day * 24 + hour },
);

/** A generated package and a second version of it, some of whose charges are prorated or due otherwise. */
export interface Cut {
  readonly plain: QuoteInputs;
  readonly changes: readonly Change[];
  readonly flips: readonly ('prorate' | 'timing' | undefined)[];
}

export const cuts: fc.Arbitrary<Cut> = fc.record({
  plain: quoteInputs,
  changes: changes.map((list) => [...list].sort((a, b) => a.day - b.day || a.hour - b.hour)),
  flips: fc.array(fc.constantFrom('prorate' as const, 'timing' as const, undefined), {
    minLength: 4,
    maxLength: 4,
  }),
});

/** The period of a generated quote with these segments; `second` is what version 2 says. */
export function cutInputs(
  plain: QuoteInputs,
  segments: readonly SegmentDocument[],
  second: PackageVersion = secondVersion(plain.version, []),
): QuoteInputs {
  const { version, definitions, period, attributes, quantities } = plain;
  const segment = attributes.get('segment');
  invariant(segment?.type === 'string', 'a generated workspace has a segment');
  const document: QuoteInputsDocument = {
    workspace: { segment: segment.value },
    quantities: Object.fromEntries([...quantities].map(([name, value]) => [name, decimalText(value)])),
    period: { from: instantText(period.from), to: instantText(period.to), timeZone: period.timeZone },
    segments,
  };
  const versions = new Map([version, second].map((one) => [one.version, { version: one, definitions }]));
  const read = readQuoteInputs(document, { version, definitions, at: period.from, versions });
  invariant(read.ok, read.ok ? '' : JSON.stringify(read.faults));
  return read.value;
}

export function secondVersion(first: PackageVersion, flips: Cut['flips']): PackageVersion {
  const charges = first.charges.map((charge, index) => {
    if (flips[index] === 'prorate') return { ...charge, prorate: !charge.prorate };
    if (flips[index] !== 'timing') return charge;
    return { ...charge, timing: charge.timing === 'advance' ? ('arrears' as const) : ('advance' as const) };
  });
  return { ...first, version: 2, contentHash: 'second', charges };
}

/** The changes as entries: the usage of the whole period stands in every run of a version, in the entry that begins it. */
export function segmentsOf({ plain, changes: list }: Cut): readonly SegmentDocument[] {
  const usage = Object.fromEntries([...plain.usage].map(([meter, used]) => [meter, usageDocument(used)]));
  let pricing = 1;
  const entries = list.map(({ day, hour, version, quantity, paused }): SegmentDocument => ({
    from: `2027-01-${day}T${String(hour).padStart(2, '0')}:00:00Z`,
    ...(version !== undefined && { version }),
    ...(quantity !== undefined && {
      quantities: Object.fromEntries([...plain.quantities.keys()].map((name) => [name, String(quantity)])),
    }),
    ...(paused && { paused }),
  }));
  // Of several changes on one day only the last has days, so only it can begin a run.
  const counting = entries.filter((_, index) => list[index]?.day !== list[index + 1]?.day);
  return [{ usage }, ...entries].map((entry, index): SegmentDocument => {
    if (index === 0) return entry;
    const version = versionAt(list, index - 1);
    if (!counting.includes(entry) || entry.paused === true || version === pricing) return entry;
    pricing = version;
    return { ...entry, usage };
  });
}

/** The version that holds from a change on. */
const versionAt = (list: readonly Change[], index: number): number =>
  list.slice(0, index + 1).findLast(({ version }) => version !== undefined)?.version ?? 1;

function usageDocument(usage: ChargeUsage): UsageDocument {
  invariant(usage.kind !== 'none', 'a generated meter has usage');
  if (usage.kind !== 'cells') {
    const measure = measureOf(usage);
    return 'quantity' in measure ? measure.quantity : measure;
  }
  return usage.cells.map((cell) => ({ ...cell.dimensions, ...measureOf(cell.usage) }));
}

function measureOf(usage: CellQuantity) {
  switch (usage.kind) {
    case 'quantity':
      return { quantity: Fraction.of(usage.quantity).text().text };
    case 'events':
      return { events: usage.events.map((event) => decimalText(event)) };
    case 'totals':
      return { amount: decimalText(usage.amount), count: decimalText(usage.count) };
  }
}
