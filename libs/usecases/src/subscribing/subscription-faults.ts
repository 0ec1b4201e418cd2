import { type Instant, instantText } from '#calendar';
import type { Subscription } from '#storage';
import type { ServiceFault } from '../fault.js';

export const unknownSubscription = (id: string): ServiceFault => ({
  code: 'subscription.unknown',
  message: `there is no subscription \`${id.slice(0, 60)}\``,
  help: 'GET /v1/workspaces/:id/subscriptions lists those of a workspace',
});

export const heldAlready = ({ id, packageKey, workspaceId }: Subscription): ServiceFault => ({
  code: 'subscription.held-already',
  message: `the workspace \`${workspaceId}\` holds \`${packageKey}\` then, by the subscription \`sub_${id}\``,
  help: 'change that one, or end it first',
});

export const backDated = (periodStart: Instant): ServiceFault => ({
  code: 'subscription.back-dated',
  message: `a change takes effect at ${instantText(periodStart)} at the earliest: the periods before are billed`,
  help: 'name a later day in `effectiveAt`, or leave it out for today',
  pointer: '/effectiveAt',
});

export const anchorNotFree: ServiceFault = {
  code: 'subscription.anchor-not-free',
  message: 'calendar periods have the anchor of the calendar',
  help: 'leave `anchor` out, or choose the anchoring `anniversary`',
  pointer: '/anchor',
};
