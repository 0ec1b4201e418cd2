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
  withPlannedSample,
} from '#experiments';
import { InvariantError } from '#money';
import { ExperimentStore, RolloutStore, type StoredRollout } from '#storage';
import type { GateSubject } from './gate-subject.js';
import { LookAtBills } from './look-at-bills.js';
import { type GuardrailLook, LookAtGuardrails } from './look-at-guardrails.js';
import { lookAtSampleRatio } from './look-at-sample-ratio.js';

const MINUTE = 60_000;

/** Looks at every gate of a stage but at people's approval, which is of what the others say. */
@Injectable()
export class LookAtGates {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly rollouts: RolloutStore,
    private readonly guardrails: LookAtGuardrails,
    private readonly bills: LookAtBills,
  ) {}

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
    return withPlannedSample(readings);
  }

  async #look(
    { type, least = 0 }: LookedAt,
    subject: GateSubject,
    now: Instant,
  ): Promise<Look & GuardrailLook> {
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
      case 'guardrails':
        return await this.guardrails.run(subject);
      case 'freshness':
        return freshnessOf(await this.rollouts.staleFigures());
      case 'budget':
        return await this.bills.budget(subject, now);
      case 'quoteErrors':
        return await this.bills.quoteErrors(subject, now);
      case 'approval':
      case 'limits':
        throw new InvariantError(`${type} is looked at once the other gates pass`);
    }
  }
}

/** Every figure is read as it is now, so it is fresh unless something is at work that will change it. */
function freshnessOf({ fillingMeters, closes }: Awaited<ReturnType<RolloutStore['staleFigures']>>): Look {
  const figures = { 'meters that are filled': String(fillingMeters), 'closes at work': String(closes) };
  return fillingMeters === 0 && closes === 0
    ? { verdict: 'pass', reason: 'as-of-now', figures }
    : { verdict: 'inconclusive', reason: 'figures-change', figures };
}

/** A look as a reading of its gate. What a guardrail's own file says of its failing wins. */
export function readingOf(
  { type, isListed, on, dryRun }: LookedAt,
  { onFail, ...look }: Look & GuardrailLook,
  errors: Readonly<Partial<Record<GateType, number>>>,
): GateReading {
  const errorsInRow = look.verdict === 'error' ? (errors[type] ?? 0) + 1 : 0;
  const own = onFail === undefined ? on : { ...on, fail: onFail };
  return { type, isListed, on: own, dryRun, errorsInRow, ...look };
}

/** Whether the stage was held as long as its file says, windows or not. */
function isHeld({ plan, position }: GateSubject, now: Instant): boolean {
  const { holdMinutes = 0 } = plan.stages[position.stage] ?? {};
  const over = instantAt(position.enteredAt.epochMilliseconds + holdMinutes * MINUTE + position.pausedMs);
  return over !== undefined && compareInstants(over, now) <= 0;
}
