import { detectableReasons } from './detectable.js';
import { type ArmEvidence, type Evidence, evidenceOf } from './evidence.js';
import { openArms } from './open-arms.js';
import { maturedBy } from './pace.js';
import type { ComparisonPlanDocument } from './plan.js';
import { BREAKING } from './raise-alarms.js';
import {
  ALL_CLOSED,
  blockersOf,
  commonBlockers,
  guardrailReason,
  lackingReasons,
  NOT_OVER,
  primaryReason,
} from './reasons.js';
import type { ExperimentResults, Reason, Verdict } from './results.js';
import type { ArmSnapshot, SnapshotDocument } from './snapshot.js';

interface Rule {
  readonly word: Verdict['word'];
  /** What is said when it holds; undefined when it does not. */
  readonly look: (evidence: Evidence, snapshot: SnapshotDocument) => Omit<Verdict, 'word'> | undefined;
}

/** The first that holds is the verdict, and the last one always does. Source: experiments.md, section 5. */
const RULES: readonly Rule[] = [
  { word: 'broken', look: ({ results }) => because(results.alarms.filter(({ code }) => BREAKING.has(code))) },
  { word: 'stop', look: failingGuardrail },
  { word: 'stop', look: nothingToWin },
  // Somebody gave other prices to one arm than to the other, so no arm's figures are those of its price.
  {
    word: 'cannot tell',
    look: ({ results }) => because(results.alarms.filter(({ code }) => code === 'overridden-imbalance')),
  },
  { word: 'ship', look: bestToShip },
  { word: 'keep running', look: planIncomplete },
  { word: 'cannot tell', look: whatIsMissing },
];

/** The one word of a comparison, the variant that it is about, and why. */
export function verdictOf(
  plan: ComparisonPlanDocument,
  snapshot: SnapshotDocument,
  results: Omit<ExperimentResults, 'verdict'>,
): Verdict {
  const evidence = evidenceOf(plan, results);
  for (const { word, look } of RULES) {
    const found = look(evidence, snapshot);
    if (found !== undefined) return { word, ...found };
  }
  return { word: 'cannot tell', reasons: [] };
}

const because = (reasons: readonly Reason[]): { readonly reasons: readonly Reason[] } | undefined =>
  reasons.length > 0 ? { reasons } : undefined;

/** Harm to customers stops everything, also where another variant would win. */
function failingGuardrail({ arms }: Evidence): Omit<Verdict, 'word'> | undefined {
  const failing = arms.flatMap(({ variant, guardrails }) =>
    guardrails.filter(({ verdict }) => verdict === 'fail').map((each) => ({ variant, each })),
  );
  const [first] = failing;
  return (
    first && {
      variant: first.variant,
      reasons: failing.map(({ variant, each }) => guardrailReason(each, variant)),
    }
  );
}

/** No variant is left that may win: as long as one is, those that lose are no reason to end the question. */
function nothingToWin(evidence: Evidence): Omit<Verdict, 'word'> | undefined {
  const { arms } = evidence;
  if (arms.length === 0 || !arms.every(isLost)) return undefined;
  const worst = arms.reduce((least, arm) => ((arm.gain ?? 0) < (least.gain ?? 0) ? arm : least));
  return { variant: worst.variant, reasons: arms.map((arm) => primaryReason(evidence, arm)) };
}

const isLost = ({ primary }: ArmEvidence): boolean => primary === 'worse' || primary === 'not-worthwhile';

function bestToShip(evidence: Evidence): Omit<Verdict, 'word'> | undefined {
  const [first, ...others] = evidence.arms.filter((arm) => blockersOf(evidence, arm).length === 0);
  if (first === undefined) return undefined;
  const best = others.reduce((most, arm) => ((arm.gain ?? 0) > (most.gain ?? 0) ? arm : most), first);
  const beside = evidence.arms.filter((arm) => arm !== best);
  return {
    variant: best.variant,
    reasons: [
      primaryReason(evidence, best),
      ...best.guardrails.map((each) => guardrailReason(each, best.variant)),
      ...beside.map((arm) => primaryReason(evidence, arm)),
    ],
  };
}

function planIncomplete(evidence: Evidence, snapshot: SnapshotDocument): Omit<Verdict, 'word'> | undefined {
  const { isComplete, plan, results } = evidence;
  if (isComplete) return undefined;
  const lacking =
    plan.plannedPerVariant === undefined ? [NOT_OVER] : lackingReasons(plan.plannedPerVariant, results.arms);
  const earliest = latestOf(openArms(snapshot.arms).map((arm) => plannedAtOf(arm, plan.plannedPerVariant)));
  return {
    reasons: once([
      ...lacking,
      ...evidence.arms.flatMap((arm) => blockersOf(evidence, arm)),
      ...listedApart(snapshot),
    ]),
    ...(earliest !== undefined && { earliest }),
  };
}

/** When as many units as planned are mature: known of those who enrolled, and by their pace of those who did not yet. */
function plannedAtOf(arm: ArmSnapshot, planned: number | undefined): string | null {
  return arm.plannedAt ?? (planned === undefined ? null : (maturedBy(arm, planned) ?? null));
}

/** When all arms are as far as planned; undefined where that is not known of one of them. */
function latestOf(instants: readonly (string | null)[]): string | undefined {
  const known = instants.filter((instant) => instant !== null);
  if (known.length === 0 || known.length < instants.length) return undefined;
  return known.reduce((latest, each) => (Date.parse(each) > Date.parse(latest) ? each : latest));
}

function whatIsMissing(evidence: Evidence, snapshot: SnapshotDocument): Omit<Verdict, 'word'> {
  if (evidence.arms.length === 0) return { reasons: [ALL_CLOSED] };
  const ofArms = evidence.arms.flatMap((arm) => blockersOf(evidence, arm));
  return {
    reasons: once([
      ...ofArms,
      ...commonBlockers(evidence),
      ...detectableReasons(evidence.plan, snapshot),
      ...listedApart(snapshot),
    ]),
  };
}

/** A list is as large as people make it: what its draw says is for people to weigh, and no verdict comes from it. */
function listedApart({ listed }: SnapshotDocument): readonly Reason[] {
  const units = listed.reduce((all, { arms }) => all + arms.flat().length, 0);
  const text = `${units} units of a fixed list are compared apart, by their draw alone, and are no part of this verdict`;
  return units === 0 ? [] : [{ code: 'listed-apart', text }];
}

/** What is the same of every arm is said once. */
const once = (reasons: readonly Reason[]): readonly Reason[] => [
  ...new Map(reasons.map((reason) => [`${reason.code} ${reason.text}`, reason])).values(),
];
