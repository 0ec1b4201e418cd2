import type { Definitions, Fault, Place } from '#catalog';
import { type CaseDocument, casesDocument, caseDocument } from '#contracts';
import { diagnosticOf } from '../check-package.js';
import type { Diagnostic } from '../diagnostic.js';
import { type RuleDocument, nodeAt, plainValue, spanOf } from '../read/document.js';
import { readDocument } from '../read/read-document.js';
import { placeAt } from '../read/source.js';
import type { LoadedVersion, VersionFile } from '../read-versions.js';
import { shapeOf } from '../shape/shape-faults.js';
import { caseFaults } from './case-faults.js';

export interface LoadedCase {
  readonly case: CaseDocument;
  /** Index in the file, to update it. */
  readonly index: number;
  readonly place: Place;
}

export interface LoadedCases {
  readonly path: string;
  readonly document: RuleDocument;
  readonly cases: readonly LoadedCase[];
}

/** The cases of every version; a case that refers to something unknown is a diagnostic and is left out. */
export function readCases(
  files: readonly VersionFile[],
  packages: ReadonlyMap<string, readonly LoadedVersion[]>,
  definitions: Definitions,
): { readonly cases: ReadonlyMap<string, LoadedCases>; readonly diagnostics: readonly Diagnostic[] } {
  const cases = new Map<string, LoadedCases>();
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const read = readDocument(file);
    if (!read.ok) {
      diagnostics.push(...read.diagnostics);
      continue;
    }
    const version = packages
      .get(file.key)
      ?.find((loaded) => loaded.version.version === file.version)?.version;
    const faults: Fault[] = [];
    const sound = soundCases(read.value, faults).filter(({ case: each, index }) => {
      const found = caseFaults(each, ['cases', index], definitions, version);
      faults.push(...found);
      return found.length === 0;
    });
    diagnostics.push(...faults.map((fault) => diagnosticOf(read.value, fault)));
    cases.set(`${file.key}@${file.version}`, { path: file.path, document: read.value, cases: sound });
  }
  return { cases, diagnostics };
}

function soundCases(document: RuleDocument, faults: Fault[]): readonly LoadedCase[] {
  const shaped = shapeOf(casesDocument, plainValue(document.root));
  if (!shaped.ok) faults.push(...shaped.faults);
  const list = nodeAt(document.root, ['cases']);
  const names = new Set<string>();
  return (list?.kind === 'list' ? list.items : []).flatMap((item, index) => {
    const parsed = caseDocument.safeParse(plainValue(item));
    if (!parsed.success) return [];
    if (names.has(parsed.data.name))
      faults.push({
        code: 'duplicate-name',
        message: `a second case is called \`${parsed.data.name}\``,
        help: 'give each its own name',
        path: ['cases', index, 'name'],
      });
    names.add(parsed.data.name);
    const { start } = spanOf(document.root, ['cases', index]);
    return [{ case: parsed.data, index, place: placeAt(document.source, start) }];
  });
}
