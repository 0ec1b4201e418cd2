/** A fault as `--json` prints it beside its message: what was wrong, and where. */
export interface ReportedFault {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
  readonly place?: string;
}

/**
 * What keeps a command from running at all: a missing file, a flag that says nothing, inputs that cannot be priced.
 * It is thrown, since no command can go on, and caught in one place (`run`), which prints it and exits with 2.
 */
export class CouldNotRun extends Error {
  override readonly name = 'CouldNotRun';

  constructor(
    /** `noun.fault`, stable. */
    readonly code: string,
    message: string,
    readonly help?: string,
    /** Every fault, when there is more than one thing to say. */
    readonly faults: readonly ReportedFault[] = [],
  ) {
    super(message);
  }
}
