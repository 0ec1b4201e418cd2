import { type Decimal, sum } from '#money';
import type { Draft, StepResult } from '../draft.js';
import type { QuoteFault } from '../fault.js';
import { paid } from './adjust.js';

/** Money columns hold 26 digits before the point: a total beyond them is refused rather than cut. */
const TOO_LARGE = '1e26';

export function checkTotal(draft: Draft): StepResult {
  const total = paid(draft);
  const faults = overflowFaults(total);
  return faults.length > 0 ? { faults } : { total };
}

/** The same of all runs together. */
export function totalFaults(drafts: readonly Draft[]): readonly QuoteFault[] {
  return drafts.length > 1 ? overflowFaults(sum(drafts.map(({ total }) => total))) : [];
}

function overflowFaults(total: Decimal): readonly QuoteFault[] {
  if (total.abs().lt(TOO_LARGE)) return [];
  return [
    {
      code: 'quote.amount-overflow',
      message: 'the total has more than 26 digits before the point',
      help: 'check the quantities: no bill is that large',
    },
  ];
}
