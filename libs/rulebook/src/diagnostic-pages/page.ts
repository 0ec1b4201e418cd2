/** What docs/diagnostics.md says of one code. */
export interface DiagnosticPage {
  readonly title: string;
  /** What the code means, and why it is a fault. */
  readonly means: string;
  /** What to do about it. */
  readonly fix: string;
}
