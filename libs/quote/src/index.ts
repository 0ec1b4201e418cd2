export { addsUp } from './adds-up.js';
export { type QuoteResult, assembleQuote } from './assemble-quote.js';
export { ENGINE_VERSION } from './engine-version.js';
export type { Explanation } from './explain.js';
export { type Outcome, type QuoteFault, pointer } from './fault.js';
export type { QuoteInputs } from './inputs.js';
export { neededFacts } from './needed-facts.js';
export { policy } from './policy.js';
export type {
  AdjustmentKind,
  Quote,
  QuoteAdjustment,
  QuoteEntitlement,
  QuoteLine,
  QuoteLineDetail,
} from './quote.js';
export { readAttribute } from './read-attribute.js';
export { type QuoteInputsDocument, type ReadingContext, readQuoteInputs } from './read-inputs.js';
export type { UsageDocument } from './read-usage.js';
