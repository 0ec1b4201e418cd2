import { Engine } from 'json-rules-engine';
import { Decimal } from '#money';

const DISCOUNTS = [
  { name: 'startup', percent: 20, charges: ['mtu'], fact: 'segment', operator: 'equal', value: 'startup' },
  { name: 'seats', percent: 5, charges: ['seats'], fact: 'seats', operator: 'greaterThan', value: 10 },
  { name: 'volume', percent: 10, charges: ['calls'], fact: 'calls', operator: 'greaterThan', value: 1000000 },
  { name: 'british', percent: 3, charges: ['storage'], fact: 'country', operator: 'equal', value: 'GB' },
  { name: 'huge', percent: 50, charges: ['mtu'], fact: 'mtu', operator: 'greaterThan', value: 10000000 },
];

/** The same price by hand: one engine for the rules, decimals for the amounts, no checks and no reasons. */
export function plainComposition(): (mtu: number) => Promise<string> {
  const engine = new Engine(
    DISCOUNTS.map(({ name, percent, charges, fact, operator, value }) => ({
      conditions: { all: [{ fact, operator, value }] },
      event: { type: name, params: { percent, charges } },
    })),
  );
  return async (mtu) => {
    const facts = {
      mtu,
      calls: 1_234_567,
      storage: 250_000_000_000,
      seats: 12,
      country: 'GB',
      segment: 'startup',
    };
    const lines = new Map<string, Decimal>([
      ['platform', new Decimal('120.00')],
      ['seats', round(new Decimal(facts.seats).times('10.00'))],
      ['mtu', round(graduated(Decimal.max(0, new Decimal(mtu).minus(10_000))))],
      ['calls', round(new Decimal(facts.calls).times('0.0001'))],
      ['storage', round(new Decimal(facts.storage).div('1000000000').div(100).ceil().times('5.00'))],
    ]);
    const { events } = await engine.run(facts);
    for (const { params } of events) {
      for (const charge of (params?.['charges'] ?? []) as string[]) {
        const line = lines.get(charge) ?? new Decimal(0);
        lines.set(charge, line.minus(round(line.times(params?.['percent'] as number).div(100))));
      }
    }
    return [...lines.values()].reduce((all, line) => all.plus(line)).toFixed(2);
  };
}

const round = (amount: Decimal): Decimal => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);

function graduated(quantity: Decimal): Decimal {
  const first = Decimal.min(quantity, 15_000);
  const rest = quantity.minus(first);
  return first
    .times('0.012')
    .plus(rest.times('0.010'))
    .plus(rest.gt(0) ? '5.00' : 0);
}
