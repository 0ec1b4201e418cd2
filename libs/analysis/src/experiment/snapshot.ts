/**
 * What is known of an experiment at an instant: exact sums over its units, from which every figure of its comparison
 * follows. It is JSON that is stored, signed and sent as it is, so decimals are text. The same data gives the same bytes.
 */
export interface SnapshotDocument {
  readonly schema: 'ratebook/snapshot-v1';
  readonly experiment: string;
  /** What had happened by then, and nothing later. */
  readonly asOf: string;
  /** Of all its amounts, ISO 4217; absent of snapshots that are older than this field. */
  readonly currency?: string;
  /** Whole billing periods in which each unit is watched. */
  readonly periods: number;
  /** In the variants' order, the control first; every other list of arms is in this order. */
  readonly arms: readonly ArmSnapshot[];
  /** Units that a bucket gave their arm, by phase of enrolment. */
  readonly cells: readonly CellSnapshot[];
  /** Accounts whose workspaces hold two arms. They stay in the comparison. */
  readonly contaminated: number;
  /** The first hundred of them, by name; absent where there are none. */
  readonly contaminatedAccounts?: readonly string[];
  /** Units that were quoted another arm's price than their own without an override: arms are mixed up. */
  readonly twoArms: number;
  /** Everything that the experiment is judged by, once. */
  readonly metrics: readonly MetricSnapshot[];
  /** Revenue after 1, 2, … periods, of the units that are mature after the last. */
  readonly overTime: readonly MetricSnapshot[];
  /** The primary metric of parts of the units, where it is made of bills; cut where it is. */
  readonly segments: readonly SegmentSnapshot[];
  /** Units of a fixed list, which was drawn in blocks: what each of them counts in the primary metric. */
  readonly listed: readonly ListedBlock[];
  /** Of every variant but the control: what bills come to under either price. */
  readonly bills: readonly BillsSnapshot[];
}

export interface ArmSnapshot {
  readonly key: string;
  /** It takes nobody any more, and is no candidate: its figures are shown, and decide nothing. */
  readonly isClosed: boolean;
  readonly enrolled: number;
  /** Watched to the end, and late usage has come: the units that are analysed. */
  readonly mature: number;
  /** Watched to the end, but some of their periods are not billed or not rated yet. */
  readonly waiting: number;
  /** Units that some version cannot price: left out. */
  readonly unpriceable: number;
  /** Units whose first period had two prices: that period is left out. */
  readonly transition: number;
  /** Units that were given another price by hand after they had enrolled. */
  readonly overridden: number;
  /** Mature units without a bill from before. */
  readonly withoutHistory: number;
  /** Outcomes of mature units that came later than late usage may. They count. */
  readonly lateOutcomes: number;
  /** When as many units as planned are or will be mature; null while fewer are enrolled, or none are planned. */
  readonly plannedAt: string | null;
  /** When the first and the last of its units are or will be mature; absent while nobody has enrolled. */
  readonly firstMatureAt?: string;
  readonly lastMatureAt?: string;
  /** Quotes for its members, and those that could not be priced. */
  readonly quotes: number;
  readonly failures: number;
  readonly realised: RealisedSnapshot;
}

/** What mature units were asked for over their window, and what they paid. */
export interface RealisedSnapshot {
  /** Under the version of their arm. */
  readonly atOwnPrice: string;
  /** By final quotes. */
  readonly billed: string;
  readonly credits: string;
  /** Units that paid less than their arm's price: by override, another version, or a credit. */
  readonly conceded: number;
  /** Units with a total above 0. */
  readonly payers: number;
}

export interface CellSnapshot {
  readonly phase: number;
  readonly units: readonly number[];
  /** Live buckets of each arm then; 0: nobody could get it. */
  readonly buckets: readonly number[];
}

export interface SumsText {
  readonly sum: string;
  readonly sumSquares: string;
}

/** Sums of an arm's units for a metric, and of what each unit's bills were before. */
export type MomentsText =
  | ({
      readonly kind: 'mean';
      readonly units: number;
      readonly covariate?: CovariateText;
      /** Of these units, those without a bill from before, whose covariate is 0. */
      readonly withoutHistory?: { readonly units: number } & SumsText;
    } & SumsText)
  | {
      readonly kind: 'proportion';
      readonly units: number;
      readonly sum: string;
      readonly covariate?: CovariateText;
    }
  | {
      readonly kind: 'ratio';
      readonly units: number;
      readonly numerator: SumsText;
      readonly denominator: SumsText;
      readonly sumProducts: string;
    };

export interface CovariateText extends SumsText {
  /** Of metric times covariate. */
  readonly sumProducts: string;
}

/** Units among which arms were drawn. */
export interface ListedBlock {
  readonly stratum: string;
  readonly block: number;
  /** Each arm's units' values, decimals as text, the smallest first. */
  readonly arms: readonly (readonly string[])[];
}

export interface MetricSnapshot {
  readonly key: string;
  /** Which way is good. */
  readonly direction: 'higher' | 'lower';
  readonly periods: number;
  readonly arms: readonly MomentsText[];
  /** The same with what a unit counts at most, and that most; absent where values are not cut. */
  readonly capped?: { readonly cap: string; readonly arms: readonly MomentsText[] };
}

export interface SegmentSnapshot {
  /** An attribute of workspaces as it was at enrolment, and its value. */
  readonly attribute: string;
  readonly value: string;
  readonly arms: readonly MomentsText[];
}

/** Units' bills over their window twice: under their arm's version (own) and under the other one's. */
export interface BillsSnapshot {
  readonly variant: string;
  readonly control: BillSumsText;
  readonly treatment: BillSumsText;
}

export interface BillSumsText {
  readonly units: number;
  readonly own: SumsText;
  readonly other: SumsText;
  readonly sumProducts: string;
}
