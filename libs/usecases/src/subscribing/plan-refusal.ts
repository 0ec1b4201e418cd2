import { type Instant, instantText } from '#calendar';
import type { ServiceFault } from '../fault.js';
import type { LiveSpan } from './timeline.js';

/** Why a change cannot be made. */
export type PlanRefusal =
  | { readonly kind: 'before-start' | 'paused' | 'not-paused' | 'unchanged' }
  | { readonly kind: 'ended' | 'end-scheduled'; readonly at: Instant }
  | { readonly kind: 'scheduled'; readonly span: LiveSpan };

const GIVE_WAY = 'send `replaceScheduled: true` to take it back, or take effect after it';

export function planFault(refusal: PlanRefusal): ServiceFault {
  switch (refusal.kind) {
    case 'before-start':
      return {
        code: 'subscription.not-started',
        message: 'the subscription starts later than that',
        help: 'take effect on the day it starts, or after',
        pointer: '/effectiveAt',
      };
    case 'paused':
      return { code: 'subscription.paused', message: 'the subscription is paused on that day already' };
    case 'not-paused':
      return { code: 'subscription.not-paused', message: 'the subscription is not paused on that day' };
    case 'unchanged':
      return {
        code: 'subscription.unchanged',
        message: 'the subscription is as asked on that day already',
      };
    case 'ended':
      return {
        code: 'subscription.ended',
        message: `the subscription ends at ${instantText(refusal.at)}`,
        help: 'POST /v1/subscriptions starts another one',
      };
    case 'end-scheduled':
      return {
        code: 'subscription.change-scheduled',
        message: `the end of the subscription is scheduled for ${instantText(refusal.at)}`,
        help: GIVE_WAY,
      };
    case 'scheduled': {
      const { from, packageVersion, quantities, state } = refusal.span;
      const held = Object.entries(quantities).map(([name, value]) => `, ${name} ${value}`);
      return {
        code: 'subscription.change-scheduled',
        message: `a change is scheduled for ${instantText(from)}: version ${packageVersion}${held.join('')}${state === 'paused' ? ', paused' : ''}`,
        help: GIVE_WAY,
      };
    }
  }
}
