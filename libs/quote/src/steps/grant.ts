import { grantsFor } from '#entitlements';
import type { Draft, StepResult } from '../draft.js';
import { resolveEntitlement } from '../numbers.js';

/** What the workspace may do under this version and the rules that fired. */
export function grant({ inputs: { version }, fired, facts }: Draft): StepResult {
  return {
    grants: grantsFor({
      entitlements: version.entitlements.map((entitlement) => resolveEntitlement(entitlement, facts)),
      fired: fired.flatMap(({ name, event }) =>
        event.type === 'entitle'
          ? [{ rule: name, entitlement: resolveEntitlement(event.entitlement, facts) }]
          : [],
      ),
    }),
  };
}
