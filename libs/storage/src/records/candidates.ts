/** A subscriber who may enrol one day. */
export interface ExperimentCandidate {
  readonly subscription: string;
  readonly workspace: string;
  readonly unit: string;
  /** JSON. */
  readonly attributes: string;
  /** Of the subscription now. */
  readonly version: number;
  readonly isLocked: boolean;
  /** The quote that says what its last final period costs; null while it has none. */
  readonly quote: string | null;
}
