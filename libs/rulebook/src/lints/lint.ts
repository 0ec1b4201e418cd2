import type { Definitions, Fault, PackageVersion } from '#catalog';
import type { Severity } from '../diagnostic.js';

/** A fault found by reasoning over a whole version. `path` leads into the package document. */
export interface Finding extends Fault {
  readonly severity: Severity;
  /** The charge or rule it is about: what an `accept` entry names. */
  readonly charge?: string;
  readonly rule?: string;
}

export interface LintContext {
  readonly definitions: Definitions;
  /** The version before this one, when there is one. */
  readonly previous?: PackageVersion;
  /** Keys of every package, for references. */
  readonly packages: ReadonlySet<string>;
}

/** One question about a version, one file. All of them run; each returns everything that it finds. */
export type Lint = (version: PackageVersion, context: LintContext) => readonly Finding[];
