/** By what an experiment is judged, as its file says it with every default filled in. JSON: it is signed with the figures. */
export interface ComparisonPlanDocument {
  readonly primary: string;
  readonly secondary: readonly string[];
  readonly guardrails: readonly GuardrailPlanDocument[];
  readonly engine: 'fixed' | 'sequential' | 'bayesian';
  /** Of all arms together. */
  readonly alpha: number;
  /** Whether what units paid before is taken out of the comparison. */
  readonly cuped: boolean;
  /** Total units of both arms at which a sequential interval is tightest. */
  readonly tuning: number;
  /** Mature units an arm at which the plan is complete; absent: when the experiment has ended. */
  readonly plannedPerVariant?: number;
  readonly minPerVariant: number;
  /** Percent: a smaller gain is not worth a change. */
  readonly worthwhile: number;
  /** Of the Bayesian engine: the most that shipping may be expected to lose, in shares of the control's mean. */
  readonly maxLoss?: number;
  /** Nobody enrols any more, and everybody who could mature has. */
  readonly isOver: boolean;
}

export interface GuardrailPlanDocument {
  readonly metric: string;
  /** Percentage points of a proportion, else percent of the control's mean; 0 where nothing is put up with. */
  readonly notWorseBy: number;
  /** With `breakEven`: percent of the control's share, by variant, or why there is none. */
  readonly breakEven?: Readonly<Record<string, BreakEvenDocument | { readonly fault: string }>>;
}

/** A margin, and what it comes from: what the reference units bring in together under both prices, decimals as text. */
export interface BreakEvenDocument {
  readonly margin: number;
  /** Absent of plans that are older than this field. */
  readonly reference?: { readonly units: number; readonly control: string; readonly treatment: string };
}
