import { type Experiment, type Gate, GATE_TYPES } from '#catalog';

/** Looked at in every stage, whether it lists them or not. */
const WATCHED = ['freshness', 'budget', 'guardrails', 'sampleRatio', 'quoteErrors'] as const;

export interface LookedAt extends Gate {
  readonly isListed: boolean;
}

/**
 * What is looked at in a stage, in the order of the looks: what it lists, and what is watched all the time. A budget
 * and guardrails are watched where the file has them.
 */
export function gatesOfStage({ rollout, metrics }: Experiment, stage: number): readonly LookedAt[] {
  const listed = rollout?.stages[stage]?.gates ?? [];
  const has = {
    freshness: true,
    budget: rollout?.budget !== undefined,
    guardrails: (metrics?.guardrails ?? []).length > 0,
    sampleRatio: true,
    quoteErrors: true,
  };
  const watched = WATCHED.filter((type) => has[type] && !listed.some((gate) => gate.type === type));
  return [
    ...listed.map((gate) => ({ ...gate, isListed: true })),
    ...watched.map((type) => ({ type, on: {}, dryRun: false, isListed: false })),
  ].sort((a, b) => GATE_TYPES.indexOf(a.type) - GATE_TYPES.indexOf(b.type));
}
