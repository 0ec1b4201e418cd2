import type { BundledEvent } from '#analysis';
import type { Experiment } from '#catalog';

/** The stage that a rollout is in after a share of its whole time, if nothing holds it. Without stages it is the first. */
export function stageAtShare({ rollout }: Pick<Experiment, 'rollout'>, share: number): number {
  const stages = rollout?.stages ?? [];
  const whole = stages.reduce((sum, { holdMinutes }) => sum + holdMinutes, 0);
  let over = 0;
  for (const [stage, { holdMinutes }] of stages.entries()) {
    over += holdMinutes;
    if (share * whole <= over) return stage;
  }
  return Math.max(0, stages.length - 1);
}

/**
 * The stage that a rollout had entered by an instant. Its first one is the first of the file, whatever it is counted
 * from, and a file with fewer stages stays in its last one.
 */
export function stageAtInstant(
  { rollout }: Pick<Experiment, 'rollout'>,
  history: readonly BundledEvent[],
  at: string,
): number {
  const entered = history.filter(({ kind }) => kind === 'entered');
  const first = Math.min(...entered.map(({ stage }) => stage));
  const latest = entered.findLast((event) => Date.parse(event.at) <= Date.parse(at));
  const last = Math.max(0, (rollout?.stages.length ?? 1) - 1);
  return latest === undefined ? 0 : Math.min(last, latest.stage - first);
}
