import { Injectable } from '@nestjs/common';
import type { Instant, Interval } from '#calendar';
import {
  type BreakEven,
  type GuardrailReading,
  judgeGuardrail,
  type Moments,
  type PayerRates,
  USUAL_TUNING,
} from '#analysis';
import type { GateAction, Guardrail, Metric } from '#catalog';
import { type Look, severer, worstVerdict } from '#experiments';
import { Decimal } from '#money';
import {
  type OutcomeSums,
  OutcomeStore,
  type ReferenceStanding,
  type UnitShare,
  type Watched,
} from '#storage';
import { ExperimentLibrary } from '../experimenting/experiment-library.js';
import type { GateSubject } from './gate-subject.js';
import { LookAtBreakEven } from './look-at-break-even.js';

export interface GuardrailLook extends Look {
  /** What the file says of the guardrails that fail. */
  readonly onFail?: GateAction;
}

interface Measured {
  readonly direction: 'higher' | 'lower';
  readonly arms: ReadonlyMap<string, Moments>;
}

/** How much worse is put up with in percent, or why that cannot be said. */
type Margin = { readonly percent: number; readonly isRelative?: boolean } | Unjudged;
interface Unjudged {
  readonly verdict: 'inconclusive' | 'error';
  readonly reason: string;
}
type Judged = (GuardrailReading | Unjudged) & Pick<GuardrailReading, 'harm'>;

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
    private readonly breakEven: LookAtBreakEven,
  ) {}

  async run(subject: GateSubject, now: Instant): Promise<GuardrailLook> {
    const { metrics } = subject.experiment;
    const guardrails = metrics?.guardrails ?? [];
    const figures: Record<string, string> = {};
    const verdicts: Look['verdict'][] = [];
    const reasons: string[] = [];
    let onFail: GateAction | undefined;
    for (const guardrail of guardrails) {
      const { metric } = guardrail;
      const measured = await this.#measure(metric, subject, now);
      if (measured === undefined) {
        verdicts.push('inconclusive');
        reasons.push('not-measured');
        figures[metric] = 'not measured by this release';
        continue;
      }
      const { margins, told } = await this.#margins(guardrail, subject);
      Object.assign(figures, told);
      for (const [variant, reading] of this.#judge(measured, margins, subject)) {
        verdicts.push(reading.verdict);
        reasons.push(reading.reason);
        if (reading.harm || !told) figures[`${metric} of ${variant}`] = textOf(reading);
        if (reading.verdict === 'fail' && guardrail.onFail !== undefined)
          onFail = severer(onFail ?? 'pass', guardrail.onFail);
      }
    }
    const verdict = worstVerdict(verdicts);
    const reason = reasons[verdicts.indexOf(verdict)] ?? 'nothing-guarded';
    return { verdict, reason, figures, ...(onFail !== undefined && { onFail }) };
  }

  /** What is put up with, by variant, and what is to be told of that. */
  async #margins(
    { metric, notWorseBy }: Guardrail,
    { stored, variants }: GateSubject,
  ): Promise<{ readonly margins: ReadonlyMap<string, Margin>; readonly told?: Record<string, string> }> {
    const [, ...others] = variants;
    if (notWorseBy !== 'breakEven') {
      const margin = { percent: Number(notWorseBy?.toString() ?? '0') };
      return { margins: new Map(others.map(({ key }) => [key, margin])) };
    }
    const { standing, margins } = await this.breakEven.run({ key: stored.key, variants });
    const told: Record<string, string> = {};
    const found = others.map(({ key }): readonly [string, Margin] => {
      const computed = margins.get(key);
      if (computed === undefined) {
        told[`${metric} of ${key}`] = `${standing.waiting} of the reference wait to be rated`;
        return [key, { verdict: 'inconclusive', reason: 'reference-waits' }];
      }
      if (!computed.ok) {
        told[`${metric} of ${key}`] = computed.fault.message;
        return [key, { verdict: 'error', reason: reasonOf(computed.fault.code) }];
      }
      Object.assign(told, figuresOf(key, computed.value, standing));
      return [key, { percent: computed.value.margin.toNumber(), isRelative: true }];
    });
    return { margins: new Map(found), told };
  }

  #judge(
    { direction, arms }: Measured,
    margins: ReadonlyMap<string, Margin>,
    { experiment, variants }: GateSubject,
  ): readonly (readonly [string, Judged])[] {
    const [control, ...others] = variants;
    const { metrics } = experiment;
    const planned = metrics?.plannedPerVariant;
    const plan = {
      direction,
      alpha: Number(metrics?.alpha.toString() ?? '0.05'),
      comparisons: (metrics?.guardrails.length ?? 1) * others.length,
      tuning: planned === undefined ? USUAL_TUNING : 2 * planned,
    };
    const before = control && arms.get(control.key);
    return others.map(({ key }) => {
      const after = arms.get(key);
      const nobody = { verdict: 'inconclusive', reason: 'too-few-units' } as const;
      const margin = margins.get(key);
      if (margin !== undefined && !('percent' in margin)) return [key, margin];
      if (!before || !after || margin === undefined) return [key, nobody];
      const { percent, isRelative } = margin;
      return [
        key,
        judgeGuardrail(before, after, { ...plan, margin: percent, ...(isRelative && { isRelative }) }),
      ];
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
function textOf({ harm, reason }: Judged): string {
  if (harm === undefined) return reason;
  const [estimate, atLeast, atMost] = [harm.estimate, harm.atLeast, harm.atMost].map((each) =>
    each.toFixed(2),
  );
  return `${estimate ?? ''} worse (${atLeast ?? ''} to ${atMost ?? ''})`;
}

/** `experiment.reference-too-small` as a gate says it. */
const reasonOf = (code: string): string => code.slice(code.indexOf('.') + 1);

/** What a payer brings in under the control and under a variant, in all and by tenths, and what follows from that. */
function figuresOf(
  variant: string,
  { margin, deciles, ...rates }: BreakEven,
  { unpriceable }: ReferenceStanding,
): Record<string, string> {
  const percent = margin.abs().toFixed(2);
  const pair = ({ control, treatment }: PayerRates): string =>
    `${control.toFixed(2)} to ${treatment.toFixed(2)}`;
  return {
    [`break-even of ${variant}`]: margin.greaterThan(0)
      ? `payers may be ${percent} % fewer`
      : `needs a proven rise of payers by ${percent} %`,
    [`a payer of ${variant}`]: `${pair(rates)}, of ${rates.units} units`,
    ...(deciles.length > 0 && { [`by tenths of usage, ${variant}`]: deciles.map(pair).join(', ') }),
    ...(unpriceable > 0 && { [`not priced under ${variant}`]: String(unpriceable) }),
  };
}
