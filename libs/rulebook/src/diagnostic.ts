import type { Place } from '#catalog';

export type Severity = 'error' | 'warning';

/** One fault of a file, as `check` prints it. */
export interface Diagnostic {
  readonly severity: Severity;
  /** Stable kebab word, such as `tier-gap`; each has its page in docs/diagnostics.md. */
  readonly code: string;
  /** Lower case, user's text in backticks, no full stop. */
  readonly message: string;
  /** What to write instead. */
  readonly help: string;
  readonly place: Place;
  /** The line of the file that the caret stands under, and how many columns it spans. */
  readonly sourceLine?: string;
  readonly span: number;
  /** The reason given by the file's `accept` list: listed, but no finding. */
  readonly accepted?: string;
}
