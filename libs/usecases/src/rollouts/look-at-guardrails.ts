import { Injectable } from '@nestjs/common';
import type { Instant, Interval } from '#calendar';
import { type GuardrailReading, judgeGuardrail, type Moments, USUAL_TUNING } from '#analysis';
import type { GateAction, Guardrail, Metric } from '#catalog';
import { type Look, severer } from '#experiments';
import { Decimal } from '#money';
import { type OutcomeSums, OutcomeStore, type UnitShare, type Watched } from '#storage';
import { ExperimentLibrary } from '../experimenting/experiment-library.js';
import type { GateSubject } from './gate-subject.js';

export interface GuardrailLook extends Look {
  /** What the file says of the guardrails that fail. */
  readonly onFail?: GateAction;
}

interface Measured {
  readonly direction: 'higher' | 'lower';
  readonly arms: ReadonlyMap<string, Moments>;
}

/** A unit has this long after it has seen a price to subscribe. */
const CONVERSION_WINDOW = '30 days';

/** Billing periods as PostgreSQL reads them. */
const PERIODS: Readonly<Record<Interval, (count: number) => string>> = {
  day: (count) => `${count} days`,
  week: (count) => `${7 * count} days`,
  month: (count) => `${count} months`,
  quarter: (count) => `${3 * count} months`,
  year: (count) => `${12 * count} months`,
};

/** Whether no variant is worse than the control by more than the margins, of everything that is to be guarded. */
@Injectable()
export class LookAtGuardrails {
  constructor(
    private readonly outcomes: OutcomeStore,
    private readonly library: ExperimentLibrary,
  ) {}

  async run(subject: GateSubject, now: Instant): Promise<GuardrailLook> {
    const { metrics } = subject.experiment;
    const guardrails = metrics?.guardrails ?? [];
    const figures: Record<string, string> = {};
    const verdicts: GuardrailReading['verdict'][] = [];
    const reasons: string[] = [];
    let onFail: GateAction | undefined;
    for (const guardrail of guardrails) {
      const { metric } = guardrail;
      const measured = await this.#measure(metric, subject, now);
      if (measured === undefined || guardrail.notWorseBy === 'breakEven') {
        verdicts.push('inconclusive');
        reasons.push('not-measured');
        figures[metric] = 'not measured by this release';
        continue;
      }
      for (const [variant, reading] of this.#judge(guardrail, measured, subject)) {
        verdicts.push(reading.verdict);
        reasons.push(reading.reason);
        figures[`${metric} of ${variant}`] = textOf(reading);
        if (reading.verdict === 'fail' && guardrail.onFail !== undefined)
          onFail = severer(onFail ?? 'pass', guardrail.onFail);
      }
    }
    const verdict = (['fail', 'inconclusive'] as const).find((each) => verdicts.includes(each)) ?? 'pass';
    const reason = reasons[verdicts.indexOf(verdict)] ?? 'nothing-guarded';
    return { verdict, reason, figures, ...(onFail !== undefined && { onFail }) };
  }

  #judge(
    guardrail: Guardrail,
    { direction, arms }: Measured,
    { experiment, variants }: GateSubject,
  ): readonly (readonly [string, GuardrailReading])[] {
    const [control, ...others] = variants;
    const { metrics } = experiment;
    const planned = metrics?.plannedPerVariant;
    const plan = {
      direction,
      margin: Number(guardrail.notWorseBy?.toString() ?? '0'),
      alpha: Number(metrics?.alpha.toString() ?? '0.05'),
      comparisons: (metrics?.guardrails.length ?? 1) * others.length,
      tuning: planned === undefined ? USUAL_TUNING : 2 * planned,
    };
    const before = control && arms.get(control.key);
    return others.map(({ key }) => {
      const after = arms.get(key);
      const nobody = { verdict: 'inconclusive', reason: 'too-few-units' } as const;
      return [key, before && after ? judgeGuardrail(before, after, plan) : nobody];
    });
  }

  /** What a metric comes to by arm; undefined for one that needs bills. */
  async #measure(key: string, subject: GateSubject, now: Instant): Promise<Measured | undefined> {
    const { stored, experiment, interval } = subject;
    const { packageKey } = stored;
    const window = PERIODS[interval](experiment.metrics?.window ?? 1);
    const watched: Watched = { experiment: stored.key, window, now };
    switch (key) {
      case 'conversion': {
        const shares = await this.outcomes.converted({ ...watched, window: CONVERSION_WINDOW }, packageKey);
        return { direction: 'higher', arms: new Map(shares.map(proportion)) };
      }
      case 'retention': {
        const shares = await this.outcomes.retained(watched, packageKey);
        return { direction: 'higher', arms: new Map(shares.map(proportion)) };
      }
      case 'churn': {
        const shares = await this.outcomes.retained(watched, packageKey);
        const churned = shares.map((share) => ({ ...share, had: share.units - share.had }));
        return { direction: 'lower', arms: new Map(churned.map(proportion)) };
      }
    }
    const { metrics } = await this.library.read(stored);
    const declared = metrics.find((metric) => metric.key === key);
    if (declared === undefined) return undefined;
    const { outcome, denominator, direction, withinMinutes } = declared;
    const within = withinMinutes === undefined ? watched.window : `${withinMinutes} minutes`;
    const sums = await this.outcomes.sums({ ...watched, window: within }, outcome, denominator);
    return { direction, arms: new Map(sums.map((each) => [each.variant, momentsOf(declared, each)])) };
  }
}

const proportion = ({ variant, units, had }: UnitShare): readonly [string, Moments] => [
  variant,
  { kind: 'proportion', units, sum: new Decimal(had) },
];

/** Sums of squares have more digits than any decimal that people write: they are taken as the database has them. */
function momentsOf({ kind }: Metric, sums: OutcomeSums): Moments {
  const { units } = sums;
  switch (kind) {
    case 'proportion':
      return { kind, units, sum: new Decimal(sums.had) };
    case 'mean':
      return { kind, units, sum: new Decimal(sums.sum), sumSquares: new Decimal(sums.sumSquares) };
    case 'ratio':
      return {
        kind,
        units,
        numerator: { sum: new Decimal(sums.sum), sumSquares: new Decimal(sums.sumSquares) },
        denominator: { sum: new Decimal(sums.below), sumSquares: new Decimal(sums.belowSquares) },
        sumProducts: new Decimal(sums.sumProducts),
      };
  }
}

/** `7.00 worse (5.31 to 8.69)`, in the units of the margin. */
function textOf({ harm, reason }: GuardrailReading): string {
  if (harm === undefined) return reason;
  const [estimate, atLeast, atMost] = [harm.estimate, harm.atLeast, harm.atMost].map((each) =>
    each.toFixed(2),
  );
  return `${estimate ?? ''} worse (${atLeast ?? ''} to ${atMost ?? ''})`;
}
