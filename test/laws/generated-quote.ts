import { parseInstant } from '#calendar';
import type {
  Attribute,
  Charge,
  Condition,
  Definitions,
  FactValue,
  Meter,
  PackageVersion,
  Rule,
  RuleEvent,
} from '#catalog';
import {
  CURRENCY_CODES,
  type CurrencyCode,
  type Decimal,
  ROUNDING_MODES,
  ZERO,
  invariant,
  minorDigits,
} from '#money';
import { type QuoteInputs, neededFacts } from '#quote';
import type { CellUsage, ChargeUsage } from '#rating';
import fc from 'fast-check';
import { KINDS, PLACE, REGIONS, charges, given } from './generated-charge.js';
import { decimals } from './generated-numbers.js';

const instant = (text: string) => {
  const parsed = parseInstant(text);
  invariant(parsed !== undefined, `\`${text}\` is an instant`);
  return parsed;
};

const SEGMENT: Attribute = { key: 'segment', type: 'string', values: ['startup', 'enterprise'] };
const INTERVAL = {
  from: instant('2027-01-01T00:00:00Z'),
  to: instant('2027-02-01T00:00:00Z'),
  timeZone: 'UTC',
};
const CUT = { ...INTERVAL, from: instant('2027-01-16T00:00:00Z') };

const money = decimals({ digits: 4, places: 2 });
const percent = decimals({ digits: 2, places: 2 });

function events(keys: readonly string[]): fc.Arbitrary<RuleEvent<Decimal>> {
  const some = fc.option(fc.subarray([...keys], { minLength: 1 }), { nil: undefined });
  const target = fc.record({ charges: some }).map((fields) => given(fields));
  const adjusting = fc.constantFrom('discount' as const, 'surcharge' as const);
  const bounding = fc.constantFrom('minimum' as const, 'maximum' as const);
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(adjusting, target, percent).map(([type, on, of]) => ({ type, ...on, percent: of })),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(adjusting, target, money).map(([type, on, amount]) => ({ type, ...on, amount })),
    },
    { weight: 1, arbitrary: fc.tuple(bounding, money).map(([type, amount]) => ({ type, amount })) },
    {
      weight: 1,
      arbitrary: fc
        .subarray([...keys], { minLength: 1 })
        .map((waived) => ({ type: 'waive' as const, charges: waived })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...keys), decimals({ digits: 2, places: 1 }))
        .map(([charge, quantity]) => ({ type: 'include' as const, charge, quantity })),
    },
  );
}

const segmentIs = (segment: string): Condition => ({
  kind: 'all',
  conditions: [
    {
      kind: 'fact',
      fact: 'workspace.segment',
      operator: 'equal',
      value: { type: 'string', value: segment },
      place: PLACE,
    },
  ],
});

const usageAbove = (meter: string, value: Decimal): Condition => ({
  kind: 'any',
  conditions: [
    {
      kind: 'fact',
      fact: `usage.${meter}`,
      operator: 'greaterThan',
      value: { type: 'decimal', value },
      place: PLACE,
    },
    { kind: 'not', condition: segmentIs('startup') },
  ],
});

function conditions(metered: readonly string[]): fc.Arbitrary<Condition | undefined> {
  const bySegment = fc.constantFrom('startup', 'enterprise').map(segmentIs);
  if (metered.length === 0) return fc.option(bySegment, { nil: undefined });
  const byUsage = fc
    .tuple(fc.constantFrom(...metered), decimals({ digits: 3 }))
    .map(([meter, value]) => usageAbove(meter, value));
  return fc.oneof(fc.constant(undefined), bySegment, byUsage);
}

const versions: fc.Arbitrary<PackageVersion> = fc
  .integer({ min: 1, max: 4 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => charges(index))))
  .chain((list) => {
    const keys = list.map((charge) => charge.key);
    const rules = fc.array(
      fc.tuple(events(keys), conditions(metersOf(list)), fc.integer({ min: 0, max: 2 })),
      { maxLength: 4 },
    );
    return fc
      .record({
        rules,
        currency: fc.constantFrom(
          ...(['USD', 'JPY', 'KWD', 'EUR', ...CURRENCY_CODES.slice(0, 3)] as CurrencyCode[]),
        ),
        mode: fc.constantFrom(...ROUNDING_MODES),
        minimum: fc.option(money, { nil: undefined }),
        maximum: fc.option(money, { nil: undefined }),
      })
      .map((drawn) => versionOf(list, drawn));
  });

interface Drawn {
  readonly rules: readonly [RuleEvent<Decimal>, Condition | undefined, number][];
  readonly currency: CurrencyCode;
  readonly mode: (typeof ROUNDING_MODES)[number];
  readonly minimum: Decimal | undefined;
  readonly maximum: Decimal | undefined;
}

function versionOf(list: readonly Charge<Decimal>[], drawn: Drawn): PackageVersion {
  const rules: Rule[] = drawn.rules
    // A percentage charge has no allowance and a charge on amounts none either: `check` refuses to include there.
    .filter(
      ([event]) =>
        event.type !== 'include' || takesAllowance(list.find((charge) => charge.key === event.charge)),
    )
    .map(([event, condition, priority], index) => ({
      name: `r${index}`,
      priority,
      event,
      place: PLACE,
      ...(condition && { conditions: condition }),
    }));
  return {
    package: 'generated',
    version: 1,
    currency: drawn.currency,
    interval: 'month',
    rounding: { mode: drawn.mode, scale: minorDigits(drawn.currency) },
    charges: list,
    conditions: new Map(),
    rules,
    ...(drawn.minimum && { minimum: drawn.minimum }),
    ...(drawn.maximum && { maximum: drawn.maximum }),
    entitlements: [],
    accept: [],
    contentHash: 'generated',
    place: PLACE,
  };
}

const takesAllowance = (charge: Charge<Decimal> | undefined): boolean =>
  charge !== undefined &&
  !['flat', 'percentage', 'graduatedPercentage'].includes(charge.model) &&
  charge.by.length === 0;

const metersOf = (list: readonly Charge<Decimal>[]): string[] =>
  list.flatMap(({ source }) => (source.kind === 'meter' ? [source.meter] : []));

const quantity = decimals({ digits: 8, places: 3 });

function usageFor(charge: Charge<Decimal>): fc.Arbitrary<ChargeUsage> {
  if (charge.model === 'percentage')
    return fc.array(quantity, { maxLength: 4 }).map((list) => ({ kind: 'events', events: list }));
  if (charge.by.length === 0) return quantity.map((value) => ({ kind: 'quantity', quantity: value }));
  const tuple = fc.record({ region: fc.constantFrom(...REGIONS), kind: fc.constantFrom(...KINDS) });
  return fc
    .uniqueArray(fc.tuple(tuple, quantity), {
      maxLength: 4,
      selector: ([{ region, kind }]) => `${region}/${kind}`,
    })
    .map((cells) => ({
      kind: 'cells',
      cells: cells.map(([dimensions, value]) => cellOf({ ...dimensions }, value)),
    }));
}

const cellOf = (dimensions: Record<string, string>, value: Decimal): CellUsage => ({
  dimensions,
  usage: { kind: 'quantity', quantity: value },
});

const meterOf = (key: string): Meter => ({
  key,
  event: key,
  aggregation: 'sum',
  value: 'n',
  dimensions: ['region', 'kind'],
  filter: {},
});

/** Everything one quote depends on: a package that passes `check`, with usage that it can price. */
export const quoteInputs: fc.Arbitrary<QuoteInputs> = versions.chain((version) => {
  const list = version.charges as readonly Charge<Decimal>[];
  const usages = fc.tuple(...list.map(usageFor));
  return fc
    .record({
      usages,
      quantities: fc.array(quantity, { minLength: 4, maxLength: 4 }),
      startup: fc.boolean(),
      cut: fc.boolean(),
    })
    .map(({ usages: drawn, quantities, startup, cut }) => {
      const definitions: Definitions = {
        meters: new Map(metersOf(list).map((key) => [key, meterOf(key)])),
        attributes: new Map([['segment', SEGMENT]]),
        features: new Map(),
      };
      const attribute: FactValue = { type: 'string', value: startup ? 'startup' : 'enterprise' };
      return {
        version,
        definitions,
        attributes: new Map([['segment', attribute]]),
        quantities: new Map(
          [...neededFacts(version)]
            .filter((fact) => fact.startsWith('quantity.'))
            .map((fact, index) => [fact.slice('quantity.'.length), quantities[index] ?? ZERO]),
        ),
        usage: new Map(
          list.flatMap(({ source }, index) =>
            source.kind === 'meter' ? [[source.meter, drawn[index] as ChargeUsage] as const] : [],
          ),
        ),
        period: cut ? CUT : INTERVAL,
        interval: INTERVAL,
      };
    });
});
