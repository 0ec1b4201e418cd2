import { hash } from 'node:crypto';
import { type Instant, instantText } from '#calendar';
import { actionOf, type GateReading } from '#experiments';
import { canonicalJson } from '#rulebook';
import { newId, type RolloutEvidence, type StoredRollout } from '#storage';

/** A gate as evidence keeps it. */
export interface KeptReading extends Pick<
  GateReading,
  'type' | 'isListed' | 'dryRun' | 'verdict' | 'reason' | 'figures'
> {
  /** What follows from it. */
  readonly action: string;
}

/** What the gates say now, as evidence that a person can approve of by its hash. */
export function evidenceOf(
  { experiment, stage }: Pick<StoredRollout, 'experiment' | 'stage'>,
  readings: readonly GateReading[],
  at: Instant,
): RolloutEvidence {
  const kept = readings.map((reading): KeptReading => {
    const { type, isListed, dryRun, verdict, reason, figures } = reading;
    return { type, isListed, dryRun, verdict, action: actionOf(reading), reason, figures };
  });
  const gates = canonicalJson(kept);
  const digest = hash('sha256', canonicalJson({ experiment, stage, at: instantText(at), gates }), 'hex');
  return { id: newId(at), experiment, stage, hash: digest, gates, at };
}

export const gatesIn = ({ gates }: Pick<RolloutEvidence, 'gates'>): readonly KeptReading[] =>
  JSON.parse(gates) as readonly KeptReading[];

/** Whether every gate says what it said then: figures may have grown. */
export function saysTheSame(one: RolloutEvidence, other: RolloutEvidence): boolean {
  const [a, b] = [gatesIn(one), gatesIn(other)];
  return (
    a.length === b.length &&
    a.every((reading, place) => {
      const then = b[place];
      // Of what a stage only watches, what follows from it is all that counts.
      return (
        then?.type === reading.type &&
        (then.verdict === reading.verdict || !reading.isListed) &&
        then.action === reading.action
      );
    })
  );
}
