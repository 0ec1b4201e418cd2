import {
  type Instant,
  type Period,
  defaultPeriod,
  intervalHolding,
  isTimeZone,
  containsPeriod,
  parseInstant,
  periodHolding,
  daysIn,
} from '#calendar';
import { type Definitions, type FactValue, type PackageVersion, nearest } from '#catalog';
import { type Decimal, parseDecimal } from '#money';
import type { ChargeUsage } from '#rating';
import { type Outcome, type QuoteFault, pointer } from './fault.js';
import type { QuoteInputs } from './inputs.js';
import { readAttribute } from './read-attribute.js';
import { type UsageDocument, readUsage } from './read-usage.js';
import { notDecimal } from './not-decimal.js';

/** What a price depends on, as text: the same document in a case file, on the command line and over REST. */
export interface QuoteInputsDocument {
  readonly workspace?: Readonly<Record<string, string | boolean | readonly string[]>> | undefined;
  readonly quantities?: Readonly<Record<string, string>> | undefined;
  readonly usage?: Readonly<Record<string, UsageDocument>> | undefined;
  readonly period?:
    { readonly from: string; readonly to: string; readonly timeZone?: string | undefined } | undefined;
  readonly subscription?: { readonly start: string } | undefined;
}

export interface ReadingContext {
  readonly version: PackageVersion;
  readonly definitions: Definitions;
  /** The instant whose billing interval is quoted when the document names no period. */
  readonly at: Instant;
}

/** The typed inputs of a quote, or every fault of the document with its pointer. */
export function readQuoteInputs(
  document: QuoteInputsDocument,
  context: ReadingContext,
): Outcome<QuoteInputs> {
  const { version, definitions } = context;
  const faults: QuoteFault[] = [];
  const attributes = readAttributes(document, definitions, faults);
  const quantities = readQuantities(document, version, faults);
  const usage = readUsages(document, definitions, faults);
  const period = readPeriod(document, context, faults);
  const start = readStart(document, faults);
  const interval = period && wholeInterval(period, start, version, faults);
  if (faults.length > 0 || period === undefined || interval === undefined) return { ok: false, faults };
  const subscription = start && { subscription: { start } };
  return {
    ok: true,
    value: { version, definitions, attributes, quantities, usage, period, interval, ...subscription },
  };
}

function readAttributes(
  { workspace = {} }: QuoteInputsDocument,
  { attributes }: Definitions,
  faults: QuoteFault[],
) {
  const read = new Map<string, FactValue>();
  for (const [name, raw] of Object.entries(workspace)) {
    const attribute = attributes.get(name);
    const value = attribute && readAttribute(attribute, raw, faults);
    if (attribute === undefined) faults.push(unknown('attribute', name, [...attributes.keys()], 'workspace'));
    else if (value !== undefined) read.set(name, value);
  }
  return read;
}

function readQuantities(
  { quantities = {} }: QuoteInputsDocument,
  version: PackageVersion,
  faults: QuoteFault[],
) {
  const read = new Map<string, Decimal>();
  for (const [name, text] of Object.entries(quantities)) {
    const value = parseDecimal(text);
    if (value !== undefined) read.set(name, value);
    else faults.push(notDecimal(text, pointer('quantities', name)));
  }
  const named = version.charges.flatMap(({ source }) => (source.kind === 'quantity' ? [source.name] : []));
  const misspelt = Object.keys(quantities).filter(
    (name) => !named.includes(name) && nearest(name, named) !== undefined,
  );
  for (const name of misspelt) faults.push(unknown('quantity', name, named, 'quantities'));
  return read;
}

function readUsages({ usage = {} }: QuoteInputsDocument, { meters }: Definitions, faults: QuoteFault[]) {
  const read = new Map<string, ChargeUsage>();
  for (const [key, raw] of Object.entries(usage)) {
    const meter = meters.get(key);
    const value = meter && readUsage(meter, raw, faults);
    if (meter === undefined) faults.push(unknown('meter', key, [...meters.keys()], 'usage'));
    else if (value !== undefined) read.set(key, value);
  }
  return read;
}

function readPeriod({ period }: QuoteInputsDocument, { version, at }: ReadingContext, faults: QuoteFault[]) {
  const timeZone = period?.timeZone ?? 'UTC';
  if (!isTimeZone(timeZone)) {
    faults.push({
      code: 'quote.unknown-time-zone',
      message: `\`${timeZone.slice(0, 60)}\` is no time zone`,
      help: 'write an IANA name, such as Europe/Berlin or UTC',
      pointer: pointer('period', 'timeZone'),
    });
    return undefined;
  }
  if (period === undefined) return defaultPeriod(version.interval, at, timeZone);
  const from = readInstant(period.from, pointer('period', 'from'), faults);
  const to = readInstant(period.to, pointer('period', 'to'), faults);
  return from && to && { from, to, timeZone };
}

/** The interval that holds the period by itself, else the one that the subscription's start anchors. */
function wholeInterval(
  period: Period,
  anchor: Instant | undefined,
  { interval }: PackageVersion,
  faults: QuoteFault[],
): Period | undefined {
  if (daysIn(period) <= 0) {
    faults.push({
      code: 'quote.period-empty',
      message: 'the period holds no day: `from` must be on an earlier local day than `to`',
      help: 'periods are half-open: January is from 2027-01-01T00:00:00Z to 2027-02-01T00:00:00Z',
      pointer: pointer('period'),
    });
    return undefined;
  }
  const anchored = anchor && periodHolding(anchor, interval, period.timeZone, period.from);
  const whole = intervalHolding(period, interval) ?? anchored;
  if (whole === undefined || !containsPeriod(whole, period)) {
    faults.push({
      code: 'quote.period-too-long',
      message: `the period is longer than one ${interval}, the interval of the package`,
      help: `quote each ${interval} on its own`,
      pointer: pointer('period'),
    });
    return undefined;
  }
  return whole;
}

function readStart({ subscription }: QuoteInputsDocument, faults: QuoteFault[]): Instant | undefined {
  return subscription && readInstant(subscription.start, pointer('subscription', 'start'), faults);
}

function readInstant(text: string, at: string, faults: QuoteFault[]): Instant | undefined {
  const instant = parseInstant(text);
  if (instant === undefined) {
    faults.push({
      code: 'quote.invalid-instant',
      message: `\`${text.slice(0, 60)}\` is no instant`,
      help: 'write RFC 3339 with a zone: 2027-01-01T00:00:00Z',
      pointer: at,
    });
  }
  return instant;
}

function unknown(noun: string, name: string, known: readonly string[], group: string): QuoteFault {
  const near = nearest(name, known);
  return {
    code: `quote.unknown-${noun}`,
    message: `unknown ${noun} \`${name.slice(0, 60)}\``,
    help:
      near === undefined ? `known: ${[...known].sort().join(', ') || 'none'}` : `did you mean \`${near}\`?`,
    pointer: pointer(group, name),
  };
}
