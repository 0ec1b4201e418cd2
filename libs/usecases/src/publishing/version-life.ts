/** Where a version stands. `none`: it is not there yet, or no longer. */
export type VersionState = 'none' | 'draft' | 'in-review' | 'published' | 'retired';

export interface Transition {
  readonly verb: string;
  readonly from: VersionState;
  readonly to: VersionState;
  /** What must hold, and what else happens; a sentence for the page about it. */
  readonly rule: string;
}

/** The life of a package version: who wants to know what may happen next reads this list. */
export const TRANSITIONS = [
  { verb: 'edit', from: 'none', to: 'draft', rule: 'the version before it exists, published or as a draft' },
  { verb: 'edit', from: 'draft', to: 'draft', rule: '`if-match` names what is replaced' },
  {
    verb: 'edit',
    from: 'in-review',
    to: 'draft',
    rule: '`if-match` names what is replaced; approvals are void',
  },
  { verb: 'delete', from: 'draft', to: 'none', rule: '`if-match` names what is deleted' },
  { verb: 'submit', from: 'draft', to: 'in-review', rule: 'a new submission, without any approval' },
  { verb: 'withdraw', from: 'in-review', to: 'draft', rule: 'approvals are void' },
  {
    verb: 'approve',
    from: 'in-review',
    to: 'in-review',
    rule: 'by nobody who wrote or submitted it, of this very hash',
  },
  {
    verb: 'reject',
    from: 'in-review',
    to: 'draft',
    rule: 'by nobody who wrote or submitted it, of this very hash',
  },
  {
    verb: 'publish',
    from: 'in-review',
    to: 'published',
    rule: 'approved; version n − 1 is published; no schedule is dropped in silence',
  },
  {
    verb: 'break-glass',
    from: 'draft',
    to: 'published',
    rule: 'as publish, with a reason instead of an approval',
  },
  {
    verb: 'break-glass',
    from: 'in-review',
    to: 'published',
    rule: 'as publish, with a reason instead of an approval',
  },
  {
    verb: 'promote',
    from: 'published',
    to: 'published',
    rule: 'asked by one, approved by another, then current from an instant on',
  },
  {
    verb: 'retire',
    from: 'published',
    to: 'retired',
    rule: 'with a reason; a schedule that this drops is named',
  },
] as const satisfies readonly Transition[];

export type Verb = (typeof TRANSITIONS)[number]['verb'];

/** Where `verb` leads from `state`; undefined when it may not happen there. */
export function nextState(verb: Verb, state: VersionState): VersionState | undefined {
  return TRANSITIONS.find((each) => each.verb === verb && each.from === state)?.to;
}

/** The states in which `verb` may happen. */
export function statesFor(verb: Verb): readonly VersionState[] {
  return TRANSITIONS.filter((each) => each.verb === verb).map(({ from }) => from);
}
