import type { HeldSubscription, QuoteCircumstances } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { unknownWorkspace } from '../workspaces/unknown-workspace.js';
import {
  ambiguousSubscription,
  packageContradicts,
  packageNeeded,
  unknownSubscription,
  workspaceContradicts,
} from './quote-faults.js';
import type { QuoteRequest } from './quote-request.js';

export interface Chosen {
  readonly packageKey: string;
  readonly subscription?: HeldSubscription;
}

/**
 * Which package is priced, and by which stored subscription: the one that is named, else the only one of the package,
 * else the only one at all. What contradicts it is refused.
 */
export function chooseSubscription(request: QuoteRequest, known: QuoteCircumstances): Outcome<Chosen> {
  const { workspace, subscription: asked, packageKey } = request;
  if (typeof asked === 'string') {
    const [named] = known.subscriptions;
    if (named === undefined) return refused(unknownSubscription(asked));
    if (typeof workspace === 'object') return refused(workspaceContradicts);
    if (packageKey !== undefined && packageKey !== named.packageKey)
      return refused(packageContradicts(named, packageKey));
    return { ok: true, value: { packageKey: named.packageKey, subscription: named } };
  }
  if (typeof workspace === 'string' && known.workspace === undefined)
    return refused(unknownWorkspace(workspace));
  // Dates of a subscription as it would be: what the workspace holds now has no part in it.
  const held =
    asked === undefined
      ? known.subscriptions.filter((one) => packageKey === undefined || one.packageKey === packageKey)
      : [];
  const [only, ...others] = held;
  if (others.length > 0) return refused(ambiguousSubscription(held));
  if (only !== undefined) return { ok: true, value: { packageKey: only.packageKey, subscription: only } };
  return packageKey === undefined ? refused(packageNeeded) : { ok: true, value: { packageKey } };
}
