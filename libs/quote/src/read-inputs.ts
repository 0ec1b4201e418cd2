import type { Outcome, QuoteFault } from './fault.js';
import type { QuoteInputs } from './inputs.js';
import type { QuoteInputsDocument, ReadingContext } from './inputs-document.js';
import { readTime } from './read-period.js';
import { readSegmented } from './read-segments.js';
import { readAttributes, readQuantities, readUsages } from './read-values.js';

/** The typed inputs of a quote, or every fault of the document with its pointer. */
export function readQuoteInputs(
  document: QuoteInputsDocument,
  context: ReadingContext,
): Outcome<QuoteInputs> {
  const { segments = [] } = document;
  const faults: QuoteFault[] = [];
  const inputs =
    segments.length === 0
      ? readPlain(document, context, faults)
      : readSegmented(document, segments, context, faults);
  return faults.length > 0 || inputs === undefined ? { ok: false, faults } : { ok: true, value: inputs };
}

/** One version and one set of quantities over the whole period. */
function readPlain(
  document: QuoteInputsDocument,
  context: ReadingContext,
  faults: QuoteFault[],
): QuoteInputs | undefined {
  const { version, definitions } = context;
  const attributes = readAttributes(document, definitions, faults);
  const quantities = readQuantities(document, [version], faults);
  const usage = readUsages(document, definitions, faults);
  const time = readTime(document, context, faults);
  return time && { version, definitions, attributes, quantities, usage, ...time };
}
