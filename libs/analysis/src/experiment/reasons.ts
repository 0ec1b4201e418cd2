import { type ArmEvidence, type ArmGuardrail, type Evidence, isSampleReached } from './evidence.js';
import { changeText, harmText, marginText, ofText, percentText } from './in-words.js';
import { openArms } from './open-arms.js';
import type { ComparedFigures, Reason } from './results.js';

/** What the primary metric says of a variant, in words. */
export function primaryReason(evidence: Evidence, arm: ArmEvidence): Reason {
  const { variant, figures, fault } = arm;
  const { primary } = evidence.results;
  if (figures === undefined)
    return {
      code: fault?.code.slice(fault.code.indexOf('.') + 1) ?? 'no-data',
      text: `${primary.key} of \`${variant}\` cannot be compared: ${fault?.message ?? 'there are no figures'}`,
    };
  const change = changeText(primary, variant, figures);
  const { code, text } =
    figures.chanceToWin === undefined
      ? testedReason(evidence, arm, change)
      : believedReason(evidence, arm, figures, change);
  return { code, text: text + passedOver(evidence, arm) };
}

/** Why a variant that is better is not the one that is shipped; empty where it is, or where it is not better. */
function passedOver(evidence: Evidence, arm: ArmEvidence): string {
  if (arm.primary !== 'better') return '';
  const blockers = blockersOf(evidence, arm);
  if (blockers.length > 0)
    return `; not shipped because ${blockers.map(({ text }) => text).join(', and because ')}`;
  const [first = arm, ...others] = evidence.arms.filter(
    (each) => each.primary === 'better' && blockersOf(evidence, each).length === 0,
  );
  const best = others.reduce((most, each) => ((each.gain ?? 0) > (most.gain ?? 0) ? each : most), first);
  if (best === arm) return '';
  const by = (best.gain ?? 0) > (arm.gain ?? 0) ? 'more' : 'as much';
  return `; not shipped because \`${best.variant}\` gains ${by}`;
}

function testedReason({ results, plan }: Evidence, arm: ArmEvidence, change: string): Reason {
  const isHigherBetter = results.primary.direction === 'higher';
  const [above, below] = ['interval-above-zero', 'interval-below-zero'];
  switch (arm.primary) {
    case 'better':
      return { code: isHigherBetter ? above : below, text: change };
    case 'worse':
      return { code: isHigherBetter ? below : above, text: `${change}: it is worse` };
    case 'not-worthwhile':
      return {
        code: 'not-worthwhile',
        text: `${change}: surely less than the ${plan.worthwhile} % that is worth a change`,
      };
    case 'not-sure':
    case 'fault':
      return { code: 'interval-holds-zero', text: `${change}: it may be better or worse` };
  }
}

const BELIEVED: Readonly<Record<ArmEvidence['primary'], string>> = {
  better: 'chance-to-win',
  worse: 'chance-to-lose',
  'not-worthwhile': 'chance-undecided',
  'not-sure': 'chance-undecided',
  fault: 'chance-undecided',
};

function believedReason(
  { isComplete }: Evidence,
  arm: ArmEvidence,
  { chanceToWin = 0, risk, difference }: ComparedFigures,
  change: string,
): Reason {
  const code = BELIEVED[arm.primary];
  const belief = `${change}; it is the better one with a chance of ${percentText(chanceToWin)}`;
  if (code !== 'chance-undecided') return { code, text: belief };
  if (!isComplete) return { code, text: `${belief}, which counts once the plan is complete` };
  const loss = risk?.[1] ?? 0;
  const lost = difference === 'relative' ? percentText(loss) : loss.toPrecision(3);
  return { code, text: `${belief}, and shipping it loses ${lost} on average: that decides neither way` };
}

/** What a guardrail says of a variant, in words. */
export function guardrailReason(guardrail: ArmGuardrail, variant: string): Reason {
  const { metric, unit, verdict, reason, harm, margin } = guardrail;
  const about = `guardrail ${metric} of \`${variant}\``;
  const figures = harm === undefined ? '' : `: ${harmText(harm, unit)}, ${marginText(margin ?? 0, unit)}`;
  switch (verdict) {
    case 'pass':
      return { code: 'guardrail-passes', text: `${about} passes${figures}` };
    case 'fail':
      return { code: 'guardrail-fails', text: `${about} fails${figures}` };
    case 'inconclusive':
      return {
        code: 'guardrail-inconclusive',
        text: `${about} is open (${inWords(reason)})${figures}`,
      };
    case 'error':
      return { code: 'guardrail-error', text: `${about} cannot be judged (${inWords(reason)})` };
  }
}

const inWords = (code: string): string => code.replaceAll('-', ' ');

/** Why this variant is not shipped; none: it is. */
export function blockersOf(evidence: Evidence, arm: ArmEvidence): readonly Reason[] {
  return [
    ...(arm.primary === 'better' ? [] : [primaryReason(evidence, arm)]),
    ...arm.guardrails
      .filter(({ verdict }) => verdict !== 'pass')
      .map((each) => guardrailReason(each, arm.variant)),
    ...commonBlockers(evidence),
  ];
}

export const ALL_CLOSED: Reason = {
  code: 'all-closed',
  text: 'every variant was dropped, so there is none left to decide about',
};

export const NOT_OVER: Reason = {
  code: 'not-over',
  text: 'no number of units is planned, so the plan is complete once the experiment is over',
};

/** Why no variant is shipped, whatever its figures. */
export function commonBlockers({ plan, results }: Evidence): readonly Reason[] {
  const { minPerVariant, plannedPerVariant } = plan;
  const isSampleMissing = plan.engine === 'fixed' && !isSampleReached(plan, results);
  return [
    ...openArms(results.arms)
      .filter(({ mature }) => mature < minPerVariant)
      .map(({ key, mature }) => ({
        code: 'too-few-mature',
        text: `\`${key}\` has ${mature} units that were watched to the end, and needs ${minPerVariant}`,
      })),
    ...results.alarms.filter(({ code }) => code === 'figures-wait'),
    // One look at a sample whose size was fixed before: at an earlier one the figures are less sure than they say.
    ...(isSampleMissing && plannedPerVariant !== undefined
      ? lackingReasons(plannedPerVariant, results.arms)
      : []),
    ...(isSampleMissing && plannedPerVariant === undefined && !plan.isOver ? [NOT_OVER] : []),
  ];
}

/** Which arms have fewer mature units than planned. */
export const lackingReasons = (planned: number, arms: Evidence['results']['arms']): readonly Reason[] =>
  openArms(arms)
    .filter(({ mature }) => mature < planned)
    .map(({ key, mature }) => ({
      code: 'planned-units-missing',
      text: `\`${key}\` has ${ofText(mature, planned)} planned units watched to the end`,
    }));
