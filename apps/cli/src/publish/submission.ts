import { parse as pathOf } from 'node:path';
import type { LoadedVersion } from '#rulebook';
import { type LoadedRules, loadRules } from '../rules/load-rules.js';
import { CouldNotRun } from '../shell/could-not-run.js';

/** One version file as it is sent. */
export interface VersionFile {
  readonly id: string;
  readonly package: string;
  readonly version: number;
  readonly contentHash: string;
  readonly path: string;
  readonly source: string;
}

/** What a rule folder would publish: version files in order, and the definitions they are read with. */
export interface Submission {
  readonly rules: LoadedRules;
  readonly files: readonly VersionFile[];
  readonly definitions: Readonly<Partial<Record<DefinitionKind, string>>>;
}

const KINDS = ['meters', 'attributes', 'features'] as const;
type DefinitionKind = (typeof KINDS)[number];
const REFERENCE = /^(?<key>[a-z][a-z0-9-]{0,62})(?:@(?<number>[1-9][0-9]{0,8}))?$/;

/**
 * Reads the rule folder and picks the named packages (`team`, `team@4`), or all of them. Nothing is sent that
 * `ratebook check` would refuse: the diagnostics of what was picked come back instead.
 */
export async function readSubmission(
  references: readonly string[],
  folder: string | undefined,
): Promise<Submission> {
  const rules = await loadRules([], folder);
  const { rulebook, files } = rules;
  const picked = picks(references, [...rulebook.packages.values()].flat());
  const root = rules.root === '' ? '' : `${rules.root}/`;
  const textOf = new Map(files.map(({ path, bytes }) => [root + path, new TextDecoder().decode(bytes)]));
  const definitions: Partial<Record<DefinitionKind, string>> = {};
  for (const kind of KINDS) {
    const file = files.find(({ path }) => pathOf(path).dir === '' && pathOf(path).name === kind);
    if (file !== undefined) definitions[kind] = new TextDecoder().decode(file.bytes);
  }
  return {
    rules,
    definitions,
    files: picked.map(({ version, path }) => ({
      id: `${version.package}@${version.version}`,
      package: version.package,
      version: version.version,
      contentHash: version.contentHash,
      path,
      source: textOf.get(path) ?? '',
    })),
  };
}

function picks(references: readonly string[], versions: readonly LoadedVersion[]): readonly LoadedVersion[] {
  if (references.length === 0) return versions;
  const picked = references.flatMap((reference) => {
    const { key, number } = REFERENCE.exec(reference)?.groups ?? {};
    const found = versions.filter(
      ({ version }) =>
        version.package === key && (number === undefined || version.version === Number.parseInt(number, 10)),
    );
    if (found.length > 0) return found;
    const known = [...new Set(versions.map(({ version }) => version.package))].join(', ');
    throw new CouldNotRun(
      'package.not-found',
      `there is no sound package \`${reference}\` in the rule folder`,
      `packages: ${known || 'none'}; \`ratebook check\` says what is wrong with others`,
    );
  });
  return versions.filter((version) => picked.includes(version));
}
