import type { ExperimentState } from '#storage';

export interface ExperimentTransition {
  readonly verb: string;
  /** `none`: it is not there yet. */
  readonly from: ExperimentState | 'none';
  readonly to: ExperimentState;
  /** What must hold, and what else happens; a sentence for the page about it. */
  readonly rule: string;
}

/** The life of an experiment: who wants to know what may happen next reads this list. */
export const EXPERIMENT_TRANSITIONS = [
  { verb: 'edit', from: 'none', to: 'draft', rule: 'the file is sound beside what is published' },
  { verb: 'edit', from: 'draft', to: 'draft', rule: '`if-match` names what is replaced' },
  {
    verb: 'edit',
    from: 'in-review',
    to: 'draft',
    rule: '`if-match` names what is replaced; approvals are void',
  },
  { verb: 'submit', from: 'draft', to: 'in-review', rule: 'a new submission, without any approval' },
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
    verb: 'start',
    from: 'in-review',
    to: 'running',
    rule: 'approved, still sound, and alone with its package or its slice of a layer; what decides an arm is frozen',
  },
  {
    verb: 'draw',
    from: 'running',
    to: 'running',
    rule: 'a fixed list gets its arms within strata and blocks',
  },
  {
    verb: 'drop-variant',
    from: 'running',
    to: 'running',
    rule: 'nobody new gets the variant; the control and the last other one stay',
  },
  {
    verb: 'pause',
    from: 'running',
    to: 'running',
    rule: 'no stage is entered, and the time does not count; whoever is covered still enrols',
  },
  {
    verb: 'resume',
    from: 'running',
    to: 'running',
    rule: 'the rollout goes on where it was; what a gate paused it for is accepted, with a reason, for this stage',
  },
  {
    verb: 'approve-stage',
    from: 'running',
    to: 'running',
    rule: 'by nobody who wrote or submitted it, of the evidence of the present stage, once every other gate passes',
  },
  {
    verb: 'emergency-stop',
    from: 'running',
    to: 'stopped',
    rule: 'a direct write: nobody enrols from then on, whatever else waits or is down',
  },
  {
    verb: 'emergency-stop',
    from: 'stopped',
    to: 'stopped',
    rule: 'changes nothing more',
  },
  {
    verb: 'stop',
    from: 'running',
    to: 'stopped',
    rule: 'nobody enrols any more; who has a price keeps it as long as the verb says',
  },
  { verb: 'stop', from: 'stopped', to: 'stopped', rule: 'with a verb that takes more back' },
  {
    verb: 'ship',
    from: 'running',
    to: 'stopped',
    rule: 'enrolment stops, and the promotion of the variant’s version waits for another person',
  },
  {
    verb: 'ship',
    from: 'stopped',
    to: 'stopped',
    rule: 'once that is approved: promoted, decided for good, and everybody’s move planned',
  },
  { verb: 'end', from: 'stopped', to: 'ended', rule: 'by itself, when its last price lock has ended' },
] as const satisfies readonly ExperimentTransition[];

export type ExperimentVerb = (typeof EXPERIMENT_TRANSITIONS)[number]['verb'];

/** The states in which `verb` may happen. */
export function statesForVerb(verb: ExperimentVerb): readonly (ExperimentState | 'none')[] {
  return EXPERIMENT_TRANSITIONS.filter((each) => each.verb === verb).map(({ from }) => from);
}
