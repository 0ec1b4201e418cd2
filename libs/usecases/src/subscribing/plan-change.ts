import { compareInstants, type Instant } from '#calendar';
import type { Quantities } from '#storage';
import { changedSpan } from './changed-span.js';
import type { PlanRefusal } from './plan-refusal.js';
import type { Life, LiveSpan, Span } from './timeline.js';

/** What a change makes of the span that it meets. */
export type Change =
  | { readonly verb: 'change'; readonly packageVersion?: number; readonly quantities?: Quantities }
  | { readonly verb: 'pause' | 'resume' | 'end' };

export interface ChangeTerms {
  /** The start of a local day, not before the subscription's start. */
  readonly at: Instant;
  readonly now: Instant;
  /** Whether what is scheduled after `at` gives way. */
  readonly replaceScheduled: boolean;
}

/** A span to be written, and why it is. */
export interface PlannedSpan extends Span {
  readonly cause: string;
}

/** What is to be written, all of it at once. Spans are never rewritten: closed, superseded, or added. */
export interface ChangePlan {
  readonly close?: { readonly id: string; readonly to: Instant };
  readonly supersede: readonly LiveSpan[];
  readonly append: readonly PlannedSpan[];
  readonly endedAt?: Instant;
  /** Scheduled spans that gave way. */
  readonly replaced: readonly LiveSpan[];
  /** The scheduled end that gave way. */
  readonly replacedEnd?: Instant;
}

export type Planned =
  { readonly ok: true; readonly plan: ChangePlan } | { readonly ok: false; readonly refusal: PlanRefusal };

const CAUSES = { change: 'changed', pause: 'paused', resume: 'resumed', end: 'ended' } as const;

/** Decides purely what a change writes, or why it cannot be made. */
export function planChange(life: Life, change: Change, terms: ChangeTerms): Planned {
  const { at, now, replaceScheduled } = terms;
  const { endedAt } = life;
  const movesEnd = change.verb === 'end' && endedAt !== undefined && compareInstants(now, endedAt) < 0;
  if (compareInstants(at, life.startedAt) < 0) return refuse({ kind: 'before-start' });
  if (endedAt !== undefined && !movesEnd && compareInstants(endedAt, at) <= 0)
    return refuse({ kind: 'ended', at: endedAt });
  if (movesEnd && endedAt.equals(at)) return refuse({ kind: 'unchanged' });
  if (movesEnd && !replaceScheduled) return refuse({ kind: 'end-scheduled', at: endedAt });

  const replaced = life.spans.filter((span) => isScheduled(span, life, terms));
  if (replaced[0] !== undefined && !replaceScheduled) return refuse({ kind: 'scheduled', span: replaced[0] });

  const base = baseSpan(life, terms);
  // A life that was called off at its very start has no span at all.
  if (base === undefined) return refuse({ kind: 'ended', at: life.startedAt });
  const end = change.verb === 'end' ? at : endedAt;
  const next = change.verb === 'end' ? 'nothing' : changedSpan(base, change);
  if (typeof next === 'object' && 'kind' in next) return refuse(next);
  const added: readonly PlannedSpan[] =
    next === 'nothing' ? [] : [{ ...next, from: at, ...(end && { to: end }), cause: CAUSES[change.verb] }];
  return {
    ok: true,
    plan: {
      ...cut(base, at, replaced, added),
      ...(end && { endedAt: end }),
      replaced,
      ...(movesEnd && { replacedEnd: endedAt }),
    },
  };
}

/** The span that a change meets: what holds at `at` without anything that is scheduled from there on. */
export function baseSpan(life: Life, terms: ChangeTerms): LiveSpan | undefined {
  return life.spans.findLast(
    (span) => compareInstants(span.from, terms.at) <= 0 && !isScheduled(span, life, terms),
  );
}

/** Starts after `at`, or at `at` and still lies ahead. The start of the subscription itself is no change. */
function isScheduled(span: Span, { startedAt }: Life, { at, now }: ChangeTerms): boolean {
  const order = compareInstants(span.from, at);
  if (order !== 0) return order > 0;
  return compareInstants(span.from, now) > 0 && !span.from.equals(startedAt);
}

/** Ends `base` at `at` and puts `added` behind it. */
function cut(
  base: LiveSpan,
  at: Instant,
  replaced: readonly LiveSpan[],
  added: readonly PlannedSpan[],
): Pick<ChangePlan, 'close' | 'supersede' | 'append'> {
  const order = compareInstants(base.from, at);
  if (order === 0) return { supersede: [base, ...replaced], append: added };
  if (base.to === undefined) return { close: { id: base.id, to: at }, supersede: replaced, append: added };
  if (base.to.equals(at)) return { supersede: replaced, append: added };
  // A span that was closed once cannot be closed again: it is superseded, and what is left of it is written anew.
  const { from, packageVersion, quantities, state } = base;
  const rest = { from, to: at, packageVersion, quantities, state, cause: 'cut' };
  return { supersede: [base, ...replaced], append: [rest, ...added] };
}

const refuse = (refusal: PlanRefusal): Planned => ({ ok: false, refusal });
