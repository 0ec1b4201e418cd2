import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * Of a union's alternatives, the one that the author most likely meant: of the right kind (text, list or map), then
 * with the fewest keys that do not belong, then with the fewest issues. None when none is of the right kind.
 */
export function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const cost = (issues: readonly Issue[]): number =>
    issues.reduce((sum, issue) => {
      if (issue.path.length > 0)
        return sum + (issue.code === 'invalid_type' && issue.path.length === 1 ? 10 : 1);
      return sum + (issue.code === 'unrecognized_keys' ? 100 * issue.keys.length : 1);
    }, 0);
  return branches
    .filter((issues) => !issues.some((issue) => issue.path.length === 0 && isOfOtherKind(issue)))
    .map((issues) => ({ issues, cost: cost(issues) }))
    .sort((a, b) => a.cost - b.cost)[0]?.issues;
}

function isOfOtherKind(issue: Issue): boolean {
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}
