import { instantText } from '#calendar';
import type { SubscriptionChange } from './subscription-change.js';
import type { Span } from './timeline.js';

/** What the audit says about a change: what holds from when on, and everything that gave way to it. */
export function changeDetail({
  subscription,
  spans,
  effectiveAt,
  replaced,
  replacedEnd,
  replaces,
}: SubscriptionChange): Readonly<Record<string, unknown>> {
  return {
    workspace: subscription.workspaceId,
    package: subscription.packageKey,
    effectiveAt: instantText(effectiveAt),
    ...(replaces && { replaces: replaces.id }),
    segments: spans.map(shown),
    ...(subscription.endedAt && { endedAt: instantText(subscription.endedAt) }),
    ...(replaced.length > 0 && { replaced: replaced.map(shown) }),
    ...(replacedEnd && { replacedEnd: instantText(replacedEnd) }),
  };
}

const shown = ({ from, to, packageVersion, quantities, state }: Span) => ({
  from: instantText(from),
  ...(to && { to: instantText(to) }),
  version: String(packageVersion),
  quantities,
  state,
});
