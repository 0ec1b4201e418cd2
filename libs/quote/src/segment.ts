import type { Period } from '#calendar';
import type { Definitions, FactValue, PackageVersion } from '#catalog';
import type { Decimal } from '#money';
import type { ChargeUsage } from '#rating';

/** A part of the period with one package version and one set of quantities; at least one local day of it. */
export interface Segment {
  readonly span: Period;
  readonly version: PackageVersion;
  readonly quantities: ReadonlyMap<string, Decimal>;
  /** Its days are not counted: nothing is priced in it. */
  readonly paused: boolean;
  /** JSON pointer of the entry that it was read from; empty for the inputs themselves. */
  readonly at: string;
  /** JSON pointer of each quantity, which an earlier entry may have given. */
  readonly given: ReadonlyMap<string, string>;
}

/** The longest span with one package version, which prices it by itself; a pause does not end it. */
export interface VersionRun {
  readonly version: PackageVersion;
  readonly definitions: Definitions;
  readonly attributes: ReadonlyMap<string, FactValue>;
  /** What was used in the run alone. */
  readonly usage: ReadonlyMap<string, ChargeUsage>;
  /** JSON pointer of the entry that holds or should hold its usage; empty for the inputs themselves. */
  readonly usageAt: string;
  readonly segments: readonly Segment[];
}
