import type { LoadedExperiment } from '#rulebook';
import { CouldNotRun } from '../shell/could-not-run.js';
import { type LoadedFile, loadExperiment } from './load-experiment.js';

/** Of packages and other experiments nothing is asked here, so none of them is read. */
const isBeside = (path: string): boolean => !path.includes('/');
/** What is wrong beside packages, which are not read: `check` tells it. */
const OF_PACKAGES: ReadonlySet<string> = new Set(['experiment.unknown-version']);

/** An experiment that has no fault of its own, beside what decides with it; `without` says what a faulty one does not do. */
export async function loadWithoutPackages(
  file: string,
  rules: string | undefined,
  without: string,
): Promise<LoadedFile & { readonly loaded: LoadedExperiment }> {
  const { loaded, ...rest } = await loadExperiment(file, rules, isBeside);
  const own = rest.diagnostics.filter(({ severity, code }) => severity === 'error' && !OF_PACKAGES.has(code));
  if (loaded && own.length === 0) return { loaded, ...rest };
  throw new CouldNotRun(
    'experiment.unsound',
    `\`${file}\` ${without}`,
    undefined,
    own.map(({ code, message, help, place }) => ({
      code,
      message,
      help,
      place: `${place.file}:${place.line}:${place.column}`,
    })),
  );
}
