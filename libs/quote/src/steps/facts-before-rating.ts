import { compareInstants, daysIn, wholeMonthsBetween, wholePeriodsBetween } from '#calendar';
import type { FactValue, Facts } from '#catalog';
import { Decimal, Fraction } from '#money';
import type { Draft, StepResult } from '../draft.js';
import { pointer, type QuoteFault } from '../fault.js';
import type { QuoteInputs } from '../inputs.js';
import { notAdditive, wholeQuantity } from '../usage-of.js';
import { neededFacts } from '../needed-facts.js';

const ofDecimal = (value: Decimal): FactValue => ({ type: 'decimal', value });
const ofNumber = (value: number): FactValue => ofDecimal(new Decimal(value));

/** Collects every fact that is known before rating; a fact that some rule or number names and that is missing stops here. */
export function gatherFacts({ inputs, segments }: Draft): StepResult {
  const facts = new Map<string, FactValue>();
  const faults: QuoteFault[] = [];
  const needed = neededFacts(inputs.version);
  for (const [name, attribute] of inputs.definitions.attributes) {
    const value = inputs.attributes.get(name) ?? attribute.default;
    if (value !== undefined) facts.set(`workspace.${name}`, value);
  }
  for (const [name, quantity] of inputs.quantities) facts.set(`quantity.${name}`, ofDecimal(quantity));
  for (const [key, usage] of inputs.usage) {
    const meter = inputs.definitions.meters.get(key);
    if (meter === undefined) continue;
    // A plain quantity is the whole of itself, and most usage is one.
    const whole = usage.kind === 'quantity' ? usage.quantity : wholeQuantity(meter, usage);
    if (whole !== undefined) facts.set(`usage.${key}`, ofDecimal(terminating(whole)));
    else if (needed.has(`usage.${key}`)) faults.push(notAdditive(meter));
  }
  for (const [name, value] of periodFacts(inputs)) facts.set(name, value);
  faults.push(...missingFacts(needed, facts, faults, segments[0]?.source?.at ?? ''));
  return faults.length > 0 ? { faults } : { facts };
}

/** Sums and extremes of decimals are decimals again: nothing is rounded here. */
function terminating(quantity: Decimal | Fraction): Decimal {
  return quantity instanceof Fraction ? new Decimal(quantity.text().text) : quantity;
}

function periodFacts({ period, interval, subscription, version }: QuoteInputs): Map<string, FactValue> {
  const facts = new Map<string, FactValue>([
    ['period.start', { type: 'date', value: period.from }],
    ['period.end', { type: 'date', value: period.to }],
    ['period.days', ofNumber(daysIn(period))],
  ]);
  if (subscription === undefined || compareInstants(subscription.start, period.to) >= 0) return facts;
  // Age is asked at the start of the period: the first period of a subscription has age 0.
  const { start } = subscription;
  const asked = compareInstants(start, period.from) > 0 ? start : period.from;
  facts.set('subscription.start', { type: 'date', value: start });
  facts.set('subscription.months', ofNumber(wholeMonthsBetween(start, asked, interval.timeZone)));
  facts.set(
    'subscription.period',
    ofNumber(wholePeriodsBetween(start, version.interval, asked, interval.timeZone)),
  );
  return facts;
}

/** One fault for each fact that is needed and absent, so that a caller can mend them all at once. */
function missingFacts(
  needed: ReadonlySet<string>,
  facts: Facts,
  found: readonly QuoteFault[],
  segment: string,
): QuoteFault[] {
  return [...needed]
    .filter((name) => !facts.has(name) && !found.some((fault) => fault.pointer === pointerOf(name)))
    .sort()
    .map((name) => ({
      code: 'quote.missing-fact',
      message: `\`${name}\` is needed and not given`,
      help: helpFor(name),
      // A quantity that nobody gave is to be given from the run's first segment on.
      pointer: name.startsWith('quantity.') ? `${segment}${pointerOf(name)}` : pointerOf(name),
    }));
}

function pointerOf(fact: string): string {
  const [group = '', ...name] = fact.split('.');
  return pointer(group === 'quantity' ? 'quantities' : group, name.join('.'));
}

function helpFor(fact: string): string {
  const [group = '', ...rest] = fact.split('.');
  const name = rest.join('.');
  switch (group) {
    case 'workspace':
      return `give workspace attribute \`${name}\`, or declare a default for it in attributes.yaml`;
    case 'usage':
      return `give the usage of meter \`${name}\`; write 0 when nothing was used`;
    case 'quantity':
      return `give quantity \`${name}\``;
    default:
      return `give \`${group}\`, such as { "start": "2027-01-01T00:00:00Z" }`;
  }
}
