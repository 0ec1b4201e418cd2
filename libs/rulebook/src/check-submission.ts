import { compareInstants, instant } from '#calendar';
import type { PackageVersion } from '#catalog';
import { canonicalText } from './canonical.js';
import { checkPackageText, inFileOrder } from './check-package.js';
import type { Diagnostic } from './diagnostic.js';
import { type DefinitionTexts, definitionsHash, mergeDefinitions } from './merge-definitions.js';
import { diagnosticFor, type RuleDocument } from './read/document.js';
import type { RuleFile } from './read/read-document.js';
import { DEFINITION_KINDS, type DefinitionKind, readDefinitions } from './read-definitions.js';
import { canonicalDefinition, loadDefinitions, type Pins, plainPins } from './used-pins.js';

/** A version that somebody hands in: plain data, so that it can be judged in another thread. */
export interface Submission {
  readonly file: RuleFile;
  /** Definition files that came with it, as they were written. */
  readonly given: Readonly<Partial<Record<DefinitionKind, RuleFile>>>;
  /** What is defined already. */
  readonly known: DefinitionTexts;
  /** The version before it, for what compares the two. */
  readonly previous?: { readonly file: RuleFile; readonly definitions: DefinitionTexts };
  /** Keys of the other packages. */
  readonly packages: readonly string[];
  /** What the place says that it was handed in at. */
  readonly name?: { readonly key: string; readonly number: number };
  /** The latest date of an earlier version, which it must not come before. */
  readonly notBefore?: { readonly number: number; readonly effectiveFrom: string };
}

export interface SoundSubmission {
  readonly packageKey: string;
  readonly number: number;
  readonly title?: string;
  readonly currency: string;
  readonly interval: string;
  readonly effectiveFrom?: string;
  readonly contentHash: string;
  /** Canonical JSON. */
  readonly document: string;
  readonly definitions: DefinitionTexts;
  readonly definitionsHash: string;
  /** Of everything that is defined, whether it names it or not. */
  readonly pins: Pins;
}

export interface CheckedSubmission {
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when anything is an error. */
  readonly sound?: SoundSubmission;
}

/** Everything that can be said about a version and the definitions that came with it, all at once. */
export function checkSubmission(submission: Submission): CheckedSubmission {
  const { file, given, known, previous } = submission;
  const definitions = mergeDefinitions(known, canonicalGiven(given));
  const loaded = loadDefinitions(definitions);
  const before =
    previous && checkPackageText(previous.file, loadDefinitions(previous.definitions).definitions);
  const checked = checkPackageText(file, loaded.definitions, {
    ...(before?.version && { previous: before.version }),
    packages: new Set([...submission.packages, ...(submission.name ? [submission.name.key] : [])]),
  });
  const named =
    checked.version && checked.document ? nameFaults(checked.version, checked.document, submission) : [];
  const diagnostics = [
    ...definitionFaults(given, definitions),
    ...inFileOrder([...checked.diagnostics, ...named]),
  ];
  const { version, document } = checked;
  if (!version || !document || diagnostics.some(({ severity }) => severity === 'error'))
    return { diagnostics };
  return {
    diagnostics,
    sound: {
      packageKey: version.package,
      number: version.version,
      ...(version.title === undefined ? {} : { title: version.title }),
      currency: version.currency,
      interval: version.interval,
      ...(version.effectiveFrom && { effectiveFrom: version.effectiveFrom.toString() }),
      contentHash: version.contentHash,
      document: canonicalText(document.root),
      definitions,
      definitionsHash: definitionsHash(definitions),
      pins: plainPins(loaded.pins),
    },
  };
}

/** What came with it in canonical form; a file that cannot be read defines nothing, and is reported. */
export function canonicalGiven(given: Submission['given']): DefinitionTexts {
  return Object.fromEntries(
    DEFINITION_KINDS.flatMap((kind) => {
      const file = given[kind];
      const text = file && canonicalDefinition(file);
      return text === undefined ? [] : [[kind, text] as const];
    }),
  );
}

/** Faults of the files that were given, at their places: the others were judged when they were given. */
function definitionFaults(given: Submission['given'], merged: DefinitionTexts): readonly Diagnostic[] {
  const paths = new Set(Object.values(given).map(({ path }) => path));
  const meters = merged.meters;
  const of = (kind: DefinitionKind): readonly RuleFile[] => {
    const file = given[kind];
    if (file) return [file];
    // A feature may count a meter that was defined before.
    return kind === 'meters' && meters !== undefined
      ? [{ path: 'meters.json', bytes: new TextEncoder().encode(meters) }]
      : [];
  };
  const { diagnostics } = readDefinitions({
    meters: of('meters'),
    attributes: of('attributes'),
    features: of('features'),
  });
  return diagnostics.filter(({ place }) => paths.has(place.file));
}

function nameFaults(
  { package: key, version: number, effectiveFrom }: PackageVersion,
  document: RuleDocument,
  { name, notBefore }: Submission,
): readonly Diagnostic[] {
  const mismatch = (
    field: 'package' | 'version',
    written: string,
    expected: string,
  ): readonly Diagnostic[] =>
    written === expected
      ? []
      : [
          diagnosticFor(document, [field], {
            code: 'name-mismatch',
            message: `\`${field}\` is \`${written}\`, but it was handed in as \`${expected}\``,
            help: `write \`${field}: ${expected}\`, or hand it in under its own name`,
          }),
        ];
  const named = name
    ? [...mismatch('package', key, name.key), ...mismatch('version', String(number), String(name.number))]
    : [];
  if (!effectiveFrom || !notBefore) return named;
  if (compareInstants(effectiveFrom, instant(notBefore.effectiveFrom)) >= 0) return named;
  return [
    ...named,
    diagnosticFor(document, ['effectiveFrom'], {
      code: 'effective-order',
      message: `version ${number} would take effect before version ${notBefore.number}, which begins ${notBefore.effectiveFrom}`,
      help: 'write the same instant or a later one',
    }),
  ];
}
