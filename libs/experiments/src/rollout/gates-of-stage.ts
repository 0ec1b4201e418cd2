import { type Experiment, type Gate, GATE_TYPES } from '#catalog';

/** Looked at in every stage, whether it lists them or not. */
const WATCHED = ['sampleRatio'] as const;

export interface LookedAt extends Gate {
  readonly isListed: boolean;
}

/** What is looked at in a stage, in the order of the looks: what it lists, and what is watched all the time. */
export function gatesOfStage({ rollout }: Experiment, stage: number): readonly LookedAt[] {
  const listed = rollout?.stages[stage]?.gates ?? [];
  const watched = WATCHED.filter((type) => !listed.some((gate) => gate.type === type));
  return [
    ...listed.map((gate) => ({ ...gate, isListed: true })),
    ...watched.map((type) => ({ type, on: {}, dryRun: false, isListed: false })),
  ].sort((a, b) => GATE_TYPES.indexOf(a.type) - GATE_TYPES.indexOf(b.type));
}
