import type { Definitions } from '#catalog';
import type { LockDocument } from '#contracts';
import { type LoadedCases, readCases } from './cases/read-cases.js';
import { inFileOrder } from './check-package.js';
import type { Diagnostic } from './diagnostic.js';
import { findingsOf } from './findings.js';
import { type DefinitionPins, type LoadedDefinitions, readDefinitions } from './read-definitions.js';
import type { RuleFile } from './read/read-document.js';
import { diagnosticAt, sourceOf } from './read/source.js';
import { type LoadedVersion, type VersionFile, grouped, readVersions } from './read-versions.js';
import { type RulePath, rulePath } from './rule-path.js';
import { checkLock, readLock } from './published-lock.js';

/** A rule folder as it stands: what is sound, and everything that is wrong with the rest. */
export interface Rulebook {
  readonly definitions: Definitions;
  readonly pins: DefinitionPins;
  /** Package key to its sound versions, lowest first. */
  readonly packages: ReadonlyMap<string, readonly LoadedVersion[]>;
  /** `team@4` to its cases. */
  readonly cases: ReadonlyMap<string, LoadedCases>;
  readonly lock?: LockDocument;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadOptions {
  /** What stands before every path in diagnostics: the rule folder from where the reader is. */
  readonly root?: string;
}

/** Reads a whole rule folder from bytes. Paths are inside the folder, with `/`: `packages/team/4.yaml`. */
export function readRulebook(files: readonly RuleFile[], { root = '' }: ReadOptions = {}): Rulebook {
  const placed = [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, bytes }) => ({
      ...rulePath(path),
      path: root === '' ? path : `${root.replace(/\/$/, '')}/${path}`,
      bytes,
    }));
  const of = (kind: RulePath['kind']): readonly RuleFile[] => placed.filter((file) => file.kind === kind);
  const ofVersion = (kind: 'version' | 'cases'): readonly VersionFile[] =>
    placed.flatMap((file) => (file.kind === kind ? [file] : []));

  const loaded = readDefinitions({
    meters: of('meters'),
    attributes: of('attributes'),
    features: of('features'),
  });
  const versions = readVersions(ofVersion('version'), loaded.definitions);
  const packages = grouped(versions.loaded);
  const lints = versions.loaded.flatMap((each) => lintDiagnostics(each, packages, loaded));
  const broken = new Set(lints.filter(({ severity }) => severity === 'error').map(({ place }) => place.file));
  const sound = grouped(versions.loaded.filter(({ path }) => !broken.has(path)));
  const cases = readCases(ofVersion('cases'), sound, loaded.definitions);
  const lock = readLock(of('lock')[0]);
  const rulebook = {
    definitions: loaded.definitions,
    pins: loaded.pins,
    packages: sound,
    cases: cases.cases,
    ...(lock.lock && { lock: lock.lock }),
  };
  const diagnostics = [
    ...of('misplaced').map(misplaced),
    ...loaded.diagnostics,
    ...versions.diagnostics,
    ...lints,
    ...cases.diagnostics,
    ...orphans(ofVersion('cases'), ofVersion('version')),
    ...lock.diagnostics,
    ...checkLock(
      lock,
      rulebook,
      new Set(ofVersion('version').map(({ key, version }) => `${key}@${version}`)),
    ),
  ];
  return { ...rulebook, diagnostics: byFile(diagnostics) };
}

function byFile(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = [...new Set(diagnostics.map(({ place }) => place.file))].sort();
  return files.flatMap((file) => inFileOrder(diagnostics.filter(({ place }) => place.file === file)));
}

function lintDiagnostics(
  { version, document }: LoadedVersion,
  packages: ReadonlyMap<string, readonly LoadedVersion[]>,
  { definitions }: LoadedDefinitions,
): readonly Diagnostic[] {
  const previous = packages
    .get(version.package)
    ?.map((each) => each.version)
    .filter((each) => each.version < version.version)
    .at(-1);
  return findingsOf(version, document, {
    definitions,
    packages: new Set(packages.keys()),
    ...(previous && { previous }),
  });
}

function misplaced({ path }: RuleFile): Diagnostic {
  return diagnosticAt(
    sourceOf(path, ''),
    { start: 0, end: 1 },
    {
      code: 'file-name',
      message: 'nothing reads a file of this name',
      help: 'a version is packages/<key>/<version>.yaml, its cases <version>.cases.yaml; beside them stand meters.yaml, attributes.yaml, features.yaml',
    },
  );
}

function orphans(cases: readonly VersionFile[], versions: readonly VersionFile[]): readonly Diagnostic[] {
  return cases
    .filter((file) => !versions.some(({ key, version }) => key === file.key && version === file.version))
    .map(({ path, key, version }) =>
      diagnosticAt(
        sourceOf(path, ''),
        { start: 0, end: 1 },
        {
          code: 'file-name',
          message: `these are cases of version ${version} of \`${key}\`, which has no file`,
          help: `write packages/${key}/${version}.yaml, or rename the cases`,
        },
      ),
    );
}
