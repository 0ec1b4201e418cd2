import type { Change } from './plan-change.js';
import type { PlanRefusal } from './plan-refusal.js';
import type { Span } from './timeline.js';

type Content = Pick<Span, 'packageVersion' | 'quantities' | 'state'>;

/** What a change makes of a span, or why it makes nothing new. */
export function changedSpan(base: Span, change: Change): Content | PlanRefusal {
  const { packageVersion, quantities, state } = base;
  switch (change.verb) {
    case 'pause':
      return state === 'paused' ? { kind: 'paused' } : { packageVersion, quantities, state: 'paused' };
    case 'resume':
      return state === 'active' ? { kind: 'not-paused' } : { packageVersion, quantities, state: 'active' };
    case 'change': {
      const next = {
        packageVersion: change.packageVersion ?? packageVersion,
        quantities: change.quantities ?? quantities,
        state,
      };
      return isSame(base, next) ? { kind: 'unchanged' } : next;
    }
    case 'end':
      return { packageVersion, quantities, state };
  }
}

function isSame(a: Content, b: Content): boolean {
  const names = new Set([...Object.keys(a.quantities), ...Object.keys(b.quantities)]);
  return (
    a.packageVersion === b.packageVersion &&
    a.state === b.state &&
    [...names].every((name) => a.quantities[name] === b.quantities[name])
  );
}
