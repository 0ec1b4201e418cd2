import type { Standing } from './find-standing.js';

/** The arm of a workspace as a quote tells it. */
export interface QuoteAssignment {
  readonly experiment: string;
  readonly variant: string;
  /** Whether it is kept: a preview tells what would be. */
  readonly enrolled: boolean;
}

/** What a preview says of the arm that a workspace has, or would have. */
export function assignmentOf({ verdicts }: Standing): { readonly assignment?: QuoteAssignment } {
  const found = verdicts.find(({ variant }) => variant !== undefined);
  if (found?.variant === undefined) return {};
  const { experiment, variant, reason } = found;
  return { assignment: { experiment, variant, enrolled: reason === 'enrolled' } };
}
