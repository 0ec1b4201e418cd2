import type { Step } from './draft.js';
import { adjustByAmount, adjustByPercent, applyMaximum, applyMinimum } from './steps/adjust.js';
import { checkTotal } from './steps/check-total.js';
import { gatherFacts } from './steps/facts-before-rating.js';
import { grant } from './steps/grant.js';
import { judgeRulesAfter, judgeRulesBefore } from './steps/judge-rules.js';
import { mergeTerms } from './steps/merge-terms.js';
import { rateLines } from './steps/rate-lines.js';

/**
 * The order of a quote. To see whether discounts come before minimums, read this list; what happens inside a line
 * (convert, included, model, maximum, minimum, proration, waive, round) is the list of rating's charge pipeline.
 */
export const policy: readonly { readonly name: string; readonly step: Step }[] = [
  { name: 'facts', step: gatherFacts },
  { name: 'rules before rating', step: judgeRulesBefore },
  { name: 'override, include, waive marks', step: mergeTerms },
  { name: 'rate and round each line', step: rateLines },
  { name: 'rules after rating', step: judgeRulesAfter },
  { name: 'percent adjustments', step: adjustByPercent },
  { name: 'fixed adjustments', step: adjustByAmount },
  { name: 'package maximum', step: applyMaximum },
  { name: 'package minimum', step: applyMinimum },
  { name: 'total', step: checkTotal },
  { name: 'entitlements', step: grant },
];
