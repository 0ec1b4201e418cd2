import { compareInstants } from '#calendar';
import type { Definitions, Fault, PackageVersion } from '#catalog';
import { diagnosticOf, parsePackage } from './check-package.js';
import type { Diagnostic } from './diagnostic.js';
import { type RuleDocument, diagnosticFor } from './read/document.js';
import type { RuleFile } from './read/read-document.js';

/** A file that belongs to a version, by its name. */
export interface VersionFile extends RuleFile {
  readonly key: string;
  readonly version: number;
}

export interface LoadedVersion {
  readonly version: PackageVersion;
  readonly document: RuleDocument;
  /** As diagnostics show it. */
  readonly path: string;
}

/** Version files in folder order: those that are sound on their own, and what is wrong with the others. */
export function readVersions(
  files: readonly VersionFile[],
  definitions: Definitions,
): { readonly loaded: readonly LoadedVersion[]; readonly diagnostics: readonly Diagnostic[] } {
  const loaded: LoadedVersion[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const file of files) {
    const parsed = parsePackage(file, definitions);
    const faults: Fault[] = parsed.version ? nameFaults(parsed.version, file) : [];
    const id = `${file.key}@${file.version}`;
    if (seen.has(id))
      faults.push({
        code: 'duplicate-name',
        message: `a second file is version ${file.version} of \`${file.key}\``,
        help: 'keep one of them, as YAML or as JSON',
        path: [],
      });
    seen.add(id);
    const { document } = parsed;
    diagnostics.push(
      ...parsed.diagnostics,
      ...(document ? faults.map((fault) => diagnosticOf(document, fault)) : []),
    );
    if (parsed.version && document && faults.length === 0)
      loaded.push({ version: parsed.version, document, path: file.path });
  }
  const order = orderFaults(grouped(loaded));
  const late = new Set(order.map(({ place }) => place.file));
  return { loaded: loaded.filter(({ path }) => !late.has(path)), diagnostics: [...diagnostics, ...order] };
}

/** The folder and the file name say the same as the file: a copy that forgot to change either is found. */
function nameFaults({ package: key, version }: PackageVersion, file: VersionFile): Fault[] {
  const fault = (name: 'package' | 'version', written: string, expected: string): Fault => ({
    code: 'name-mismatch',
    message: `\`${name}\` is \`${written}\`, but the file is ${name === 'package' ? 'in the folder' : 'called'} \`${expected}\``,
    help: `write \`${name}: ${expected}\`, or move the file`,
    path: [name],
  });
  return [
    ...(key === file.key ? [] : [fault('package', key, file.key)]),
    ...(version === file.version ? [] : [fault('version', String(version), String(file.version))]),
  ];
}

/** Versions by package, lowest first. */
export function grouped(loaded: readonly LoadedVersion[]): ReadonlyMap<string, readonly LoadedVersion[]> {
  const packages = new Map<string, LoadedVersion[]>();
  for (const each of loaded)
    packages.set(each.version.package, [...(packages.get(each.version.package) ?? []), each]);
  for (const versions of packages.values()) versions.sort((a, b) => a.version.version - b.version.version);
  return packages;
}

/** A later version never takes effect before an earlier one: which one is current would depend on when one asks. */
function orderFaults(packages: ReadonlyMap<string, readonly LoadedVersion[]>): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const versions of packages.values()) {
    let latest: PackageVersion | undefined;
    for (const { version, document } of versions) {
      const { effectiveFrom } = version;
      if (!effectiveFrom) continue;
      if (latest?.effectiveFrom && compareInstants(effectiveFrom, latest.effectiveFrom) < 0)
        diagnostics.push(
          diagnosticFor(document, ['effectiveFrom'], {
            code: 'effective-order',
            message: `version ${version.version} would take effect before version ${latest.version}, which begins ${latest.effectiveFrom.toString()}`,
            help: 'write the same instant or a later one',
          }),
        );
      else latest = version;
    }
  }
  return diagnostics;
}
