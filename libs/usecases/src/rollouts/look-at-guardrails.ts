import { Injectable } from '@nestjs/common';
import {
  type BreakEven,
  type GuardrailResults,
  harmText,
  judgeGuardrails,
  openArms,
  type PayerRates,
} from '#analysis';
import type { GateAction, Guardrail } from '#catalog';
import { breaksEven, type Look, severer, worstVerdict } from '#experiments';
import { ExperimentSnapshotStore, type ReferenceStanding } from '#storage';
import { type BreakEvenLook, LookAtBreakEven } from '../comparing/look-at-break-even.js';
import { planOf } from '../comparing/plan-of.js';
import { documentOf } from '../comparing/take-snapshot.js';
import type { GateSubject } from './gate-subject.js';

export interface GuardrailLook extends Look {
  /** What the file says of the guardrails that fail. */
  readonly onFail?: GateAction;
}

type Judged = GuardrailResults['variants'][number];

/**
 * Whether no variant is worse than the control by more than the margins, of everything that is to be guarded, by what
 * was known when somebody last found that out: an advance does so before it looks.
 */
@Injectable()
export class LookAtGuardrails {
  constructor(
    private readonly snapshots: ExperimentSnapshotStore,
    private readonly breakEven: LookAtBreakEven,
  ) {}

  async run({ stored, experiment, variants }: GateSubject): Promise<GuardrailLook> {
    const guardrails = experiment.metrics?.guardrails ?? [];
    if (guardrails.length === 0) return { verdict: 'pass', reason: 'nothing-guarded', figures: {} };
    const newest = await this.snapshots.newest(stored.key);
    const snapshot = documentOf(newest);
    if (snapshot === undefined) return { verdict: 'inconclusive', reason: 'not-compared', figures: {} };
    const margins = breaksEven(experiment)
      ? await this.breakEven.run({ key: stored.key, variants })
      : undefined;
    const open = new Set(openArms(snapshot.arms).map(({ key }) => key));
    const figures: Record<string, string> = {};
    const readings: Judged[] = [];
    let onFail: GateAction | undefined;
    for (const [place, judged] of judgeGuardrails(
      planOf({ experiment }, margins, false),
      snapshot,
    ).entries()) {
      const guardrail = guardrails[place];
      const told = toldOf(guardrail, variants.slice(1), margins);
      Object.assign(figures, told);
      for (const reading of judged.variants) {
        // Who takes nobody any more harms nobody new.
        if (!open.has(reading.variant)) continue;
        readings.push(reading);
        if (reading.harm || !told)
          figures[`${judged.metric} of ${reading.variant}`] = reading.harm
            ? harmText(reading.harm, judged.unit)
            : reading.reason;
        if (reading.verdict === 'fail' && guardrail?.onFail !== undefined)
          onFail = severer(onFail ?? 'pass', guardrail.onFail);
      }
    }
    const verdict = worstVerdict(readings.map((reading) => reading.verdict));
    const reason = readings.find((reading) => reading.verdict === verdict)?.reason ?? 'nothing-guarded';
    figures['known as of'] = snapshot.asOf;
    return { verdict, reason, figures, ...(onFail !== undefined && { onFail }) };
  }
}

/** What is to be told of margins that come from a reference, by variant; undefined for those that a file says. */
function toldOf(
  guardrail: Guardrail | undefined,
  others: readonly { readonly key: string }[],
  look: BreakEvenLook | undefined,
): Record<string, string> | undefined {
  if (guardrail?.notWorseBy !== 'breakEven' || look === undefined) return undefined;
  const { standing, margins } = look;
  const told: Record<string, string> = {};
  for (const { key } of others) {
    const computed = margins.get(key);
    const name = `${guardrail.metric} of ${key}`;
    if (computed === undefined) told[name] = `${standing.waiting} of the reference wait to be rated`;
    else if (!computed.ok) told[name] = computed.fault.message;
    else Object.assign(told, figuresOf(key, computed.value, standing));
  }
  return told;
}

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
