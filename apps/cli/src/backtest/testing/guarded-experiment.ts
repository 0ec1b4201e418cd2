import { instant } from '#calendar';
import type { Experiment, Gate, Guardrail } from '#catalog';
import { decimal } from '#money';

const variant = (key: string, version: number): Experiment['variants'][0] => ({
  key,
  package: 'team',
  version,
  weight: decimal('1'),
});
/** Three arms whose policy is these guardrails, with these gates in each stage. */
export const experimentOf = (
  guardrails: readonly Guardrail[],
  gates: readonly Gate[] = [],
  stages = 1,
): Experiment => ({
  key: 'team-dearer',
  seed: 'team-dearer-2027',
  enrol: 'now',
  variants: [variant('control', 1), variant('dearer', 2), variant('dearest', 3)],
  rollout: {
    startsAt: instant('2027-02-01T00:00:00Z'),
    stages: Array.from({ length: stages }, () => ({ coverage: decimal('100'), holdMinutes: 60, gates })),
  },
  metrics: {
    primary: 'revenue-per-workspace',
    window: 1,
    secondary: [],
    guardrails,
    alpha: decimal('0.05'),
    isAdjusted: false,
    minPerVariant: 100,
  },
  after: { priceLock: 0, thenApply: 'keep' },
  contentHash: '',
});
export const gate = (type: Gate['type'], on: Gate['on'] = {}, least?: number): Gate => ({
  type,
  on,
  dryRun: false,
  ...(least !== undefined && { least }),
});
