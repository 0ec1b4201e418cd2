import type { Interval } from '#calendar';
import { namedVersions, type QuoteInputsDocument } from '#quote';
import type { HeldSubscription, QuoteCircumstances } from '#storage';
import { type Outcome, refused } from '../fault.js';
import type { DecidedPrice } from './decide-price.js';
import { versionContradicts } from './quote-faults.js';
import type { QuoteRequest } from './quote-request.js';
import { subscriptionDocument, versionsWithin } from './subscription-document.js';
import { subscriptionPeriod } from './subscription-period.js';

/** What the core reads, and the versions that it names beside the one whose price applies. */
export interface Described {
  readonly document: QuoteInputsDocument;
  readonly others: readonly number[];
}

/** The request and what is stored, as the one document that a price depends on. */
export function describeQuote(
  request: QuoteRequest,
  known: QuoteCircumstances,
  subscription: HeldSubscription | undefined,
  decided: DecidedPrice,
): Outcome<Described> {
  const { usage } = request;
  const workspace = known.workspace?.attributes ?? request.workspace;
  const shared = {
    ...(typeof workspace === 'object' && { workspace }),
    ...(typeof usage === 'object' && { usage }),
  };
  if (subscription !== undefined) return ofSubscription(request, subscription, decided, shared);
  const { quantities, period, segments } = request;
  const document = {
    ...shared,
    ...(typeof request.subscription === 'object' && { subscription: request.subscription }),
    ...(quantities && { quantities }),
    ...(period && { period }),
    ...(segments && { segments }),
  };
  const numbers = others(namedVersions(document), decided);
  const isPromised = decided.price.reason !== 'named' && decided.price.reason !== 'current';
  // One price was promised for all of it: no segment may have another.
  if (isPromised && numbers.length > 0)
    return refused(
      versionContradicts(decided.version.packageKey, decided.version.number, decided.price.reason),
    );
  return { ok: true, value: { document, others: numbers } };
}

function ofSubscription(
  request: QuoteRequest,
  subscription: HeldSubscription,
  decided: DecidedPrice,
  shared: QuoteInputsDocument,
): Outcome<Described> {
  const { price, version } = decided;
  // The interval is one of the words that the schema of a package knows.
  const period = subscriptionPeriod(request, subscription, version.interval as Interval);
  if (!period.ok) return period;
  // What is held of a price stands in the spans.
  const isPinned = price.reason === 'accepted-quote' || price.reason === 'override';
  const stored = subscriptionDocument(request, subscription, period.value, isPinned);
  if (!stored.ok) return stored;
  const numbers = isPinned ? [] : versionsWithin(subscription, period.value);
  const other = numbers.find((number) => request.version !== undefined && number !== request.version);
  if (other !== undefined) return refused(versionContradicts(version.packageKey, other, price.reason));
  return {
    ok: true,
    value: { document: { ...shared, ...stored.value }, others: others(numbers, decided) },
  };
}

const others = (numbers: readonly number[], { version }: DecidedPrice): readonly number[] =>
  numbers.filter((number) => number !== version.number);
