import { type Diagnostic, type Rulebook, checkExperiments, checkPackageText, readRulebook } from '#rulebook';
import { type Selection, select } from './selection.js';

/** A rule folder that was read, and what of it the command line asked about. */
export interface LoadedRules extends Selection {
  readonly rulebook: Rulebook;
  /** Of the files that were asked about, each file's in its own order. */
  readonly diagnostics: readonly Diagnostic[];
}

export async function loadRules(paths: readonly string[], rules: string | undefined): Promise<LoadedRules> {
  const selection = await select(paths, rules);
  const { files, root, loose, isMeant } = selection;
  const rulebook = readRulebook(files, { root });
  const diagnostics = [
    ...[...rulebook.diagnostics, ...(await experimentFaults(selection, rulebook))].filter(({ place }) =>
      isMeant(place.file),
    ),
    ...loose.flatMap((file) => checkPackageText(file, rulebook.definitions).diagnostics),
  ];
  return { ...selection, rulebook, diagnostics };
}

/** Imported where there are any: most rule folders have none, and `check` is run at every save. */
async function experimentFaults({ files, root }: Selection, rulebook: Rulebook): Promise<readonly Diagnostic[]> {
  if (!files.some(({ path }) => /^(?:experiments\/|(?:holdouts|metrics)\.)/.test(path))) return [];
  const { liveBuckets } = await import('#experiments');
  return checkExperiments(files, rulebook, { root, liveBuckets }).diagnostics;
}
