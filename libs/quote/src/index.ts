export { addsUp } from './adds-up.js';
export { type QuoteResult, assembleQuote } from './assemble-quote.js';
export { ENGINE_VERSION } from './engine-version.js';
export type { Explanation } from './explain.js';
export { type Outcome, type QuoteFault, pointer } from './fault.js';
export type { QuoteInputs } from './inputs.js';
export type {
  DefinedVersion,
  QuoteInputsDocument,
  ReadingContext,
  SegmentDocument,
} from './inputs-document.js';
export { namedVersions } from './named-versions.js';
export { neededFacts } from './needed-facts.js';
export { policy } from './policy.js';
export type {
  AdjustmentKind,
  Quote,
  QuoteAdjustment,
  QuoteEntitlement,
  QuoteLine,
  QuoteLineDetail,
  QuoteSegment,
  QuoteSpan,
} from './quote.js';
export { readAttribute } from './read-attribute.js';
export { readQuoteInputs } from './read-inputs.js';
export type { Segment, VersionRun } from './segment.js';
export type { UsageDocument } from './read-usage.js';
