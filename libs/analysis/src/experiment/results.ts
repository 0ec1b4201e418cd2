import type { AnalysisCode } from '../analysed.js';

/** Everything that a comparison says, as JSON: figures of statistics are numbers, amounts are text. */
export interface ExperimentResults {
  readonly experiment: string;
  readonly asOf: string;
  /** Of all amounts, ISO 4217; absent of old snapshots. */
  readonly currency?: string;
  readonly periods: number;
  readonly engine: 'fixed' | 'sequential' | 'bayesian';
  readonly alpha: number;
  readonly verdict: Verdict;
  readonly primary: MetricResults;
  readonly secondary: readonly MetricResults[];
  readonly guardrails: readonly GuardrailResults[];
  readonly overTime: readonly MetricResults[];
  readonly segments: readonly SegmentResults[];
  /** Of a fixed list: by the design that drew it, without any distribution. Empty where there is none. */
  readonly listed: readonly ListedResults[];
  readonly bills: readonly BillResults[];
  readonly sampleRatio: SampleRatioResults;
  readonly arms: readonly ArmResults[];
  readonly alarms: readonly Reason[];
}

/** In the order in which they are looked for: the first that holds is said. */
export const VERDICTS = ['broken', 'stop', 'ship', 'keep running', 'cannot tell'] as const;

export interface Verdict {
  readonly word: (typeof VERDICTS)[number];
  /** The one to ship, or to stop for. */
  readonly variant?: string;
  readonly reasons: readonly Reason[];
  /** When the plan is complete at the earliest, where that is known. */
  readonly earliest?: string;
}

/** A stable code, and the same in words. */
export interface Reason {
  readonly code: string;
  readonly text: string;
}

export interface ArmResults {
  readonly key: string;
  /** It was dropped: its figures are shown, and decide nothing. */
  readonly isClosed: boolean;
  readonly enrolled: number;
  readonly mature: number;
  /** What was paid of what the arm's price asked for, 1 for all of it; null where that is nothing. */
  readonly realisedPrice: number | null;
  /** Units that paid less than their arm's price, as a share of the mature ones. */
  readonly conceded: number | null;
  readonly overridden: number;
  /** P of a share of overridden units that is as far from the control's by chance; absent for the control. */
  readonly overriddenPValue?: number;
  readonly concededPValue?: number;
}

export interface MetricResults {
  readonly key: string;
  readonly direction: 'higher' | 'lower';
  readonly kind: 'mean' | 'proportion' | 'ratio';
  readonly periods: number;
  /** Most that a unit counts; absent: all of it. */
  readonly cap?: string;
  readonly variants: readonly VariantResults[];
}

export interface ArmFigure {
  readonly units: number;
  /** A decimal with at most 12 digits behind the point; null where there are no units. */
  readonly mean: string | null;
}

export interface VariantResults {
  readonly variant: string;
  readonly control: ArmFigure;
  readonly treatment: ArmFigure;
  /** Either the figures or why there are none. */
  readonly compared?: ComparedFigures;
  readonly fault?: ResultFault;
  /** Neither cut nor adjusted, where the figures are. */
  readonly raw?: ComparedFigures;
}

export interface ResultFault {
  readonly code: AnalysisCode;
  readonly message: string;
}

export interface ComparedFigures {
  /** `absolute` where a relative one would mislead. */
  readonly difference: 'relative' | 'absolute';
  readonly effect: number;
  readonly standardError: number;
  /** At 1 − alpha for all arms together; null: unbounded. */
  readonly ci: readonly [number | null, number | null];
  readonly pValue?: number;
  readonly adjustedPValue?: number;
  readonly chanceToWin?: number;
  readonly risk?: readonly [control: number, treatment: number];
  readonly notes: readonly string[];
}

/** Percentage points of a share, or percent of the control's mean. */
export type HarmUnit = 'points' | 'percent';

export interface GuardrailResults {
  readonly metric: string;
  readonly direction: 'higher' | 'lower';
  /** In what margins and harms are; absent where nobody measured the metric. */
  readonly unit?: HarmUnit;
  readonly variants: readonly {
    readonly variant: string;
    /** In the units of the margin; absent where there is none. */
    readonly margin?: number;
    readonly verdict: 'pass' | 'fail' | 'inconclusive' | 'error';
    readonly reason: string;
    readonly harm?: { readonly estimate: number; readonly atLeast: number; readonly atMost: number };
  }[];
}

export interface SegmentResults {
  readonly attribute: string;
  readonly value: string;
  readonly variants: readonly VariantResults[];
}

export interface ListedResults {
  readonly variant: string;
  /** Of the variant and the control, in blocks that have units of both: no others say anything. */
  readonly units: number;
  /** In the units of the metric: the mean over blocks. */
  readonly effect?: number;
  readonly pValue?: number;
  /** Holm's, over all variants of the list. */
  readonly adjustedPValue?: number;
  /** Whether every possible assignment was looked at; otherwise so many were drawn. */
  readonly isExact?: boolean;
  readonly assignments?: number;
  readonly fault?: ResultFault;
}

/** An effect in the units of the metric, or in shares of the control's mean. */
export interface PartFigures {
  readonly effect: number;
  readonly standardError: number;
  readonly ci?: readonly [number | null, number | null];
}

export interface SplitFigures {
  readonly price: PartFigures;
  readonly behaviour: PartFigures;
  readonly total: PartFigures;
}

export interface BillResults {
  readonly variant: string;
  readonly split?: SplitFigures & {
    readonly covariance: number;
    readonly relative?: SplitFigures;
    readonly otherOrder: Pick<SplitFigures, 'price' | 'behaviour'>;
    readonly isPriceAmbiguous: boolean;
  };
  readonly fault?: ResultFault;
  /** Mean bills per unit: the control's under the old and the new price, the treatment's under the new and the old one. */
  readonly means: {
    readonly controlOld: string | null;
    readonly controlNew: string | null;
    readonly treatmentNew: string | null;
    readonly treatmentOld: string | null;
  };
  /** Descriptive: payers are selected by the price itself. */
  readonly twoParts?: { readonly conversion: string; readonly revenuePerPayer: string };
}

export interface SampleRatioResults {
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly unexpected: number;
  /** At this one look; null where too few units are expected in an arm. */
  readonly pValue: number | null;
  /** The same of every phase by itself: finds what phases hide from each other. */
  readonly withinPhasesPValue: number | null;
  /** Natural logarithm of the always-valid evidence; 1,000 to 1 is the alarm. */
  readonly logEvidence: number;
  readonly isAlarm: boolean;
}
