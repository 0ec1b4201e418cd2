import type { Definitions, Fault, PackageVersion } from '#catalog';
import { packageVersionOf } from './build/package-version.js';
import type { Diagnostic } from './diagnostic.js';
import { contradictionsOf, findingsOf } from './findings.js';
import { type RuleDocument, diagnosticFor } from './read/document.js';
import { type RuleFile, readDocument } from './read/read-document.js';

export interface CheckedPackage {
  /** Present when nothing but warnings was found. */
  readonly version?: PackageVersion;
  readonly document?: RuleDocument;
  readonly diagnostics: readonly Diagnostic[];
}

export interface CheckOptions {
  /** The version before this one, for the lints that compare. */
  readonly previous?: PackageVersion;
  /** Keys of every package. */
  readonly packages?: ReadonlySet<string>;
}

/** One package file against the definitions: every fault at once, each with its place, and the version if sound. */
export function checkPackageText(
  file: RuleFile,
  definitions: Definitions,
  options: CheckOptions = {},
): CheckedPackage {
  const parsed = parsePackage(file, definitions);
  if (!parsed.version || !parsed.document) return parsed;
  const findings = findingsOf(parsed.version, parsed.document, {
    definitions,
    packages: options.packages ?? new Set([parsed.version.package]),
    ...(options.previous && { previous: options.previous }),
  });
  const diagnostics = inFileOrder([...parsed.diagnostics, ...findings]);
  const isSound = diagnostics.every(({ severity }) => severity !== 'error');
  return { ...(isSound && { version: parsed.version }), document: parsed.document, diagnostics };
}

/** Shape, references and types; of the lints, only those that prove a contradiction in what is sound of a faulty file. */
export function parsePackage(file: RuleFile, definitions: Definitions): CheckedPackage {
  const read = readDocument(file);
  if (!read.ok) return { diagnostics: read.diagnostics };
  const document = read.value;
  const faults: Fault[] = [];
  const { version, sketch } = packageVersionOf(document, {
    definitions,
    report: (fault) => faults.push(fault),
  });
  const found = faults.map((fault) => diagnosticOf(document, fault));
  const proven = sketch ? contradictionsOf(sketch, document, { definitions, packages: new Set() }) : [];
  return { ...(version && { version }), document, diagnostics: inFileOrder([...found, ...proven]) };
}

/** Faults about a key itself, not about what it holds. */
const ABOUT_THE_KEY = new Set([
  'unknown-key',
  'modifier-not-allowed',
  'price-field-of-another-model',
  'flat-with-quantity',
  'percentage-needs-meter',
]);

export function diagnosticOf(document: RuleDocument, fault: Fault): Diagnostic {
  return diagnosticFor(document, fault.path, fault, { at: ABOUT_THE_KEY.has(fault.code) ? 'key' : 'value' });
}

export function inFileOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return [...diagnostics]
    .sort(
      (a, b) =>
        a.place.line - b.place.line ||
        a.place.column - b.place.column ||
        (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
    )
    .filter(({ code, message, place }) => {
      const key = `${place.line}:${place.column} ${code} ${message}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
}
