import type { Draft, StepResult } from '../draft.js';
import { paid } from './adjust.js';

/** Money columns hold 26 digits before the point: a total beyond them is refused rather than cut. */
const TOO_LARGE = '1e26';

export function checkTotal(draft: Draft): StepResult {
  if (paid(draft).abs().lt(TOO_LARGE)) return {};
  return {
    faults: [
      {
        code: 'quote.amount-overflow',
        message: 'the total has more than 26 digits before the point',
        help: 'check the quantities: no bill is that large',
      },
    ],
  };
}
