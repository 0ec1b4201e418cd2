import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, instantAt } from '#calendar';
import type { GateType } from '#catalog';
import {
  gatesOfStage,
  type GateReading,
  type Look,
  lookAtCycles,
  lookAtExposures,
  lookAtSample,
  type LookedAt,
} from '#experiments';
import { ExperimentStore, type StoredRollout } from '#storage';
import type { GateSubject } from './gate-subject.js';
import { lookAtSampleRatio } from './look-at-sample-ratio.js';

const MINUTE = 60_000;

/** Looks at every gate of a stage but at people's approval, which is of what the others say. */
@Injectable()
export class LookAtGates {
  constructor(private readonly experiments: ExperimentStore) {}

  async run(
    subject: GateSubject,
    errors: StoredRollout['errors'],
    now: Instant,
  ): Promise<readonly GateReading[]> {
    const readings: GateReading[] = [];
    for (const gate of gatesOfStage(subject.experiment, subject.position.stage)) {
      if (gate.type === 'approval') continue;
      readings.push(readingOf(gate, await this.#look(gate, subject, now), errors));
    }
    return readings;
  }

  async #look({ type, least = 0 }: LookedAt, subject: GateSubject, now: Instant): Promise<Look> {
    const { open, position, interval, stored } = subject;
    switch (type) {
      case 'sample':
        return lookAtSample(least, open);
      case 'exposures':
        return lookAtExposures(least, open, isHeld(subject, now));
      case 'billingCycles':
        return lookAtCycles(least, { ...position, interval }, now);
      case 'sampleRatio':
        return lookAtSampleRatio(subject, await this.experiments.unitsByPhase(stored.key));
      case 'approval':
      case 'budget':
      case 'guardrails':
      case 'freshness':
      case 'quoteErrors':
        return { verdict: 'error', reason: 'not-measured', figures: {} };
    }
  }
}

/** A look as a reading of its gate. */
export function readingOf(
  { type, isListed, on, dryRun }: LookedAt,
  look: Look,
  errors: Readonly<Partial<Record<GateType, number>>>,
): GateReading {
  const errorsInRow = look.verdict === 'error' ? (errors[type] ?? 0) + 1 : 0;
  return { type, isListed, on, dryRun, errorsInRow, ...look };
}

/** Whether the stage was held as long as its file says, windows or not. */
function isHeld({ experiment, position }: GateSubject, now: Instant): boolean {
  const { holdMinutes = 0 } = experiment.rollout?.stages[position.stage] ?? {};
  const over = instantAt(position.enteredAt.epochMilliseconds + holdMinutes * MINUTE + position.pausedMs);
  return over !== undefined && compareInstants(over, now) <= 0;
}
