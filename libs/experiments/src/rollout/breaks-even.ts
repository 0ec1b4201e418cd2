import type { Experiment } from '#catalog';

/** Whether a guardrail's margin is made of what payers bring in, so that a reference of them is needed. */
export const breaksEven = ({ metrics }: Pick<Experiment, 'metrics'>): boolean =>
  metrics?.guardrails.some(({ notWorseBy }) => notWorseBy === 'breakEven') === true;
