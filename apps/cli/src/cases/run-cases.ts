import { type Instant, parseInstant } from '#calendar';
import type { Definitions, PackageVersion, Place } from '#catalog';
import { invariant } from '#money';
import { type DefinedVersion, type QuoteFault, assembleQuote, readQuoteInputs } from '#quote';
import type { LoadedCase, LoadedCases } from '#rulebook';
import { type Difference, type Outcome, compareCase, outcomeOf } from './compare-case.js';
import { Coverage, type Unreached } from './coverage.js';

export interface CaseRun {
  readonly name: string;
  /** Its place in the file's list. */
  readonly index: number;
  readonly place: Place;
  readonly differences: readonly Difference[];
  /** Why the case has no price at all; then nothing was compared. */
  readonly faults: readonly QuoteFault[];
  readonly outcome?: Outcome;
  /** The case has inputs and expects nothing yet: it holds whatever happens. */
  readonly expectsNothing: boolean;
}

export interface VersionRun {
  readonly version: PackageVersion;
  /** The case file; a version without one has no runs. */
  readonly path?: string;
  readonly runs: readonly CaseRun[];
  readonly unreached: readonly Unreached[];
}

/** Runs the cases of one version through the one code path of every quote. */
export async function runCases(
  version: PackageVersion,
  definitions: Definitions,
  loaded: LoadedCases | undefined,
  siblings: readonly PackageVersion[] = [],
): Promise<VersionRun> {
  if (loaded === undefined) return { version, runs: [], unreached: [] };
  const coverage = new Coverage(version);
  const versions = new Map(siblings.map((one) => [one.version, { version: one, definitions }]));
  const runs: CaseRun[] = [];
  for (const one of loaded.cases) runs.push(await runCase(one, { version, definitions, versions }, coverage));
  return { version, path: loaded.path, runs, unreached: coverage.unreached };
}

/** The version whose case it is, and every version that its segments may name. */
interface Pricing extends DefinedVersion {
  readonly versions: ReadonlyMap<number, DefinedVersion>;
}

async function runCase(
  { case: document, index, place }: LoadedCase,
  pricing: Pricing,
  coverage: Coverage,
): Promise<CaseRun> {
  const { name, expect, ...inputs } = document;
  const run = {
    name,
    index,
    place,
    differences: [],
    faults: [],
    expectsNothing: Object.keys(expect).length === 0,
  };
  const read = readQuoteInputs(inputs, { ...pricing, at: defaultInstant(pricing.version) });
  if (!read.ok) return { ...run, faults: read.faults };
  const result = await assembleQuote(read.value);
  if (!result.ok) return { ...run, faults: result.faults };
  coverage.add(result.quote);
  const outcome = outcomeOf(result.quote);
  return { ...run, outcome, differences: compareCase(expect, outcome) };
}

/** A case without a period is priced in the first interval of its version, so that it means the same tomorrow. */
function defaultInstant({ effectiveFrom }: PackageVersion): Instant {
  const instant = effectiveFrom ?? parseInstant('2027-01-01T00:00:00Z');
  invariant(instant !== undefined, 'a fixed instant can be read');
  return instant;
}
