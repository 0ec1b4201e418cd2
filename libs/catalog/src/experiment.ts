import type { Instant, Windows } from '#calendar';
import type { Decimal } from '#money';
import type { Condition } from './rule.js';

/** An arm: the version of the package that its members are quoted with. */
export interface Variant {
  readonly key: string;
  readonly package: string;
  readonly version: number;
  /** Above 0; counts against the sum of all. */
  readonly weight: Decimal;
}

/** Everything that a rollout may look at, in the order in which it does: people last. */
export const GATE_TYPES = [
  'freshness',
  'budget',
  'guardrails',
  'sampleRatio',
  'exposures',
  'quoteErrors',
  'limits',
  'sample',
  'billingCycles',
  'approval',
] as const;
export type GateType = (typeof GATE_TYPES)[number];

/** What follows from a verdict, the mildest first. `rollback` takes back what is on no bill. */
export const GATE_ACTIONS = ['pass', 'hold', 'pause', 'stopEnrolment', 'rollback'] as const;
export type GateAction = (typeof GATE_ACTIONS)[number];

/** A condition to leave a stage. */
export interface Gate {
  readonly type: GateType;
  /** Units of each variant (`sample`, `exposures`), or whole billing periods (`billingCycles`). */
  readonly least?: number;
  /** What its file says instead of what usually follows. */
  readonly on: {
    readonly fail?: GateAction;
    readonly inconclusive?: GateAction;
    readonly error?: GateAction;
  };
  /** Reports, and cannot act. */
  readonly dryRun: boolean;
}

export interface Stage {
  /** Percent, 0 to 100. */
  readonly coverage: Decimal;
  readonly holdMinutes: number;
  /** What has to pass, besides the time, to leave the stage. */
  readonly gates: readonly Gate[];
}

export interface Rollout {
  readonly startsAt: Instant;
  /** Later than this it pauses instead of catching up. Absent: it always catches up. */
  readonly maxLatenessMinutes?: number;
  /** Without them every minute is inside. */
  readonly windows?: Windows;
  /** The most that the variants together may cost, in the package's currency. */
  readonly budget?: { readonly revenueAtRisk: Decimal };
  readonly stages: readonly Stage[];
}

/** What a variant must not make worse. */
export interface Guardrail {
  readonly metric: string;
  /** Percentage points of a proportion, else percent of control's mean; absent: nothing is put up with. */
  readonly notWorseBy?: Decimal | 'breakEven';
  readonly onFail?: GateAction;
}

/** What experiments are judged by, beside the built-in metrics. */
export interface Metric {
  readonly key: string;
  readonly kind: 'mean' | 'proportion' | 'ratio';
  /** The type of the outcomes that are summed, or had at all. */
  readonly outcome: string;
  /** Of a ratio: the type of the outcomes below the line. */
  readonly denominator?: string;
  readonly direction: 'higher' | 'lower';
  /** How long after the first exposure an outcome counts; absent: the experiment's window. */
  readonly withinMinutes?: number;
}

/** A question to workspaces about a price, as its file spells it. */
export interface Experiment {
  readonly key: string;
  readonly seed: string;
  /** Half-open, of the layer's 10,000 buckets. */
  readonly layer?: { readonly key: string; readonly from: number; readonly to: number };
  /** Names attributes of the workspace alone. Absent: everybody. */
  readonly cohort?: Condition;
  readonly enrol: 'new' | 'renewal' | 'now';
  /** At least two; the first is the control. */
  readonly variants: readonly [Variant, Variant, ...Variant[]];
  readonly rollout?: Rollout;
  readonly metrics?: {
    readonly primary: string;
    /** Whole billing periods in which a unit is watched. */
    readonly window: number;
    readonly secondary: readonly string[];
    readonly guardrails: readonly Guardrail[];
    /** What all false stops together may come to. */
    readonly alpha: Decimal;
    readonly plannedPerVariant?: number;
    /** Percent: a smaller gain is not worth a change. */
    readonly worthwhile?: Decimal;
    /** Absent: sequential, since prices are looked at while they ramp. */
    readonly engine?: 'fixed' | 'sequential' | 'bayesian';
    /** Whether what units paid before is taken out of the comparison. */
    readonly isAdjusted: boolean;
    /** Percent of all units that no unit counts more than; absent: values are not cut. */
    readonly winsorise?: Decimal;
    /** Mature units an arm before anything is shipped. */
    readonly minPerVariant: number;
    /** Of the Bayesian engine: the most that shipping may be expected to lose, in shares of the control's mean. */
    readonly maxLoss?: Decimal;
  };
  /** What no workspace is to meet. */
  readonly limits?: {
    /** Percent of its bill; absent: any. */
    readonly maxIncrease?: Decimal;
    /** How long before its bill may become dearer it is told. */
    readonly noticeMinutes?: number;
  };
  /** What becomes of prices once nobody enrols any more. */
  readonly after: AfterPolicy;
  readonly contentHash: string;
}

export interface AfterPolicy {
  /** Whole billing periods that a price lasts after the stop; 0: to the end of the present one. */
  readonly priceLock: number;
  /** What a workspace pays when its lock ends. */
  readonly thenApply: 'keep' | 'winner' | 'control' | 'lowest';
}

/** Units that enter no experiment in its scope. */
export interface Holdout {
  readonly key: string;
  /** Percent, above 0 and below 100. */
  readonly share: Decimal;
  readonly packages: 'all' | readonly string[];
  readonly until: Instant;
}
