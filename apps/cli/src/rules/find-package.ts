import { type Instant, compareInstants } from '#calendar';
import { type Definitions, type PackageVersion, nearest } from '#catalog';
import type { DefinedVersion } from '#quote';
import { type Diagnostic, type LoadedVersion, type Rulebook, checkPackageText, readRulebook } from '#rulebook';
import { CouldNotRun, type ReportedFault } from '../shell/could-not-run.js';
import type { Terminal } from '../shell/terminal.js';
import { loadRules } from './load-rules.js';
import { readRuleFolder, shownPath } from './rule-folder.js';

export interface FoundPackage {
  readonly version: PackageVersion;
  readonly definitions: Definitions;
  /** By number, every version of the package that can be read: segments may name them. */
  readonly versions: ReadonlyMap<number, DefinedVersion>;
}

const NAMED = /^(?<key>[a-z][a-z0-9-]{0,62})(?:@(?<number>[1-9][0-9]{0,8}))?$/;

/** A package as it is named on the command line: `team`, `team@4`, or the path of a file (`-` is stdin). */
export async function findPackage(
  reference: string,
  rules: string | undefined,
  at: Instant,
  terminal: Terminal,
): Promise<FoundPackage> {
  const groups = NAMED.exec(reference)?.groups;
  if (groups?.['key'] === undefined) return packageOfFile(reference, rules);
  const { key, number } = groups;
  return packageOfName(key, number, rules ?? 'rules', at, terminal);
}

async function packageOfFile(path: string, rules: string | undefined): Promise<FoundPackage> {
  const { rulebook, loose, diagnostics, isMeant } = await loadRules([path], rules);
  const { definitions, packages } = rulebook;
  const [file] = loose;
  const version =
    file === undefined
      ? [...packages.values()].flat().find((loaded) => isMeant(loaded.path))?.version
      : checkPackageText(file, definitions).version;
  if (version === undefined) throw unsound(`\`${path}\` is no package that can be priced`, diagnostics);
  return { version, definitions, versions: byNumber(packages.get(version.package) ?? [], definitions) };
}

function byNumber(
  loaded: readonly LoadedVersion[],
  definitions: Definitions,
): ReadonlyMap<number, DefinedVersion> {
  return new Map(loaded.map(({ version }) => [version.version, { version, definitions }]));
}

async function packageOfName(
  key: string,
  number: string | undefined,
  folder: string,
  at: Instant,
  terminal: Terminal,
): Promise<FoundPackage> {
  const keys = new Set<string>();
  // Other packages do not change what this one means, and cases are not priced: neither is read.
  const files = await readRuleFolder(folder, (path) => {
    const [, other] = /^packages\/([^/]+)\//.exec(path) ?? [];
    if (other !== undefined) keys.add(other);
    return other === undefined || (other === key && !path.includes('.cases.'));
  });
  const rulebook = readRulebook(files, { root: shownPath(folder) });
  const { packages, definitions } = rulebook;
  const versions = packages.get(key) ?? [];
  const shared = { definitions, versions: byNumber(versions, definitions) };
  if (number !== undefined) {
    const found = versions.find(({ version }) => version.version === Number(number));
    if (found === undefined) throw notFound(`${key}@${number}`, key, keys, rulebook);
    return { version: found.version, ...shared };
  }
  const current = currentOf(versions, rulebook, at);
  if (current !== undefined) return { version: current, ...shared };
  const highest = versions.at(-1)?.version;
  if (highest === undefined) throw notFound(key, key, keys, rulebook);
  terminal.say(`no published version of \`${key}\` is current: quoting the highest, ${key}@${highest.version}`);
  return { version: highest, ...shared };
}

/** The published version that took effect last; of several that took effect at once, the highest. */
function currentOf(
  versions: readonly LoadedVersion[],
  { lock }: Rulebook,
  at: Instant,
): PackageVersion | undefined {
  const effective = versions
    .map(({ version }) => version)
    .filter(({ package: key, version, effectiveFrom }) => {
      const isPublished = lock !== undefined && Object.hasOwn(lock.packages, `${key}@${version}`);
      return isPublished && effectiveFrom !== undefined && compareInstants(effectiveFrom, at) <= 0;
    });
  // Versions stand in number order, and a later one never takes effect before an earlier one.
  return effective.at(-1);
}

function notFound(
  reference: string,
  key: string,
  keys: ReadonlySet<string>,
  { packages, diagnostics }: Rulebook,
): CouldNotRun {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (keys.has(key) && errors.length > 0) return unsound(`\`${reference}\` cannot be priced`, errors);
  const versions = (packages.get(key) ?? []).map(({ version }) => version.version);
  const near = nearest(key, [...keys]);
  const help = keys.has(key)
    ? `versions of \`${key}\`: ${versions.join(', ')}`
    : near === undefined
      ? `packages: ${[...keys].join(', ') || 'none'}`
      : `did you mean \`${near}\`?`;
  return new CouldNotRun('package.not-found', `there is no package \`${reference}\``, help);
}

function unsound(message: string, diagnostics: readonly Diagnostic[]): CouldNotRun {
  const faults = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message: text, help, place }): ReportedFault => ({
      code,
      message: text,
      help,
      place: `${place.file}:${place.line}:${place.column}`,
    }));
  return new CouldNotRun('package.unsound', message, undefined, faults);
}
