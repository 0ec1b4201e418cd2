import { basename, dirname, resolve } from 'node:path';
import type { Metric } from '#catalog';
import { liveBuckets } from '#experiments';
import {
  type CheckedExperiments,
  type Diagnostic,
  type LoadedExperiment,
  type Rulebook,
  checkExperiments,
  readMetrics,
  readRulebook,
} from '#rulebook';
import { FILE_LIMIT, kindOf, readRuleFolder, shownPath } from '../rules/rule-folder.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { readBytes } from '../shell/read-text.js';

export interface LoadedFile extends Pick<CheckedExperiments, 'holdouts'> {
  /** None when the file has errors of its own. */
  readonly loaded?: LoadedExperiment;
  readonly rulebook: Rulebook;
  /** What `metrics.yaml` adds to the built-in metrics. */
  readonly declared: readonly Metric[];
  /** Of the file, and of the holdouts that decide with it. */
  readonly diagnostics: readonly Diagnostic[];
}

const METRICS = /^metrics\.(?:ya?ml|json)$/;

/**
 * An experiment file and the rule folder that it is judged beside: the one named, the one around it, or `rules`. A
 * file outside of the folder is judged as if it stood there. `isWanted` leaves out what the caller does not need.
 */
export async function loadExperiment(
  file: string,
  rules: string | undefined,
  isWanted: (path: string) => boolean = () => true,
): Promise<LoadedFile> {
  if ((await kindOf(file)) !== 'file')
    throw new CouldNotRun(
      'path.missing',
      `there is no file \`${file}\``,
      'name an experiment file: rules/experiments/<key>.yaml',
    );
  const around = dirname(resolve(file));
  const folder = rules ?? (basename(around) === 'experiments' ? dirname(around) : 'rules');
  const isThere = rules !== undefined || (await kindOf(folder)) === 'folder';
  const root = shownPath(folder) === '.' ? '' : shownPath(folder);
  const shown = shownPath(file);
  const inside = (path: string): string => (root === '' ? path : `${root}/${path}`);
  const files = isThere
    ? await readRuleFolder(folder, (path) => isWanted(path) || inside(path) === shown)
    : [];
  const isLoose = !files.some(({ path }) => inside(path) === shown);
  const loose = isLoose ? [{ path: shown, bytes: await readBytes(file, FILE_LIMIT) }] : [];
  const rulebook = readRulebook(files, { root });
  const { experiments, holdouts, diagnostics } = checkExperiments(files, rulebook, {
    root,
    loose,
    liveBuckets,
  });
  const loaded = experiments.find(({ path }) => path === shown);
  return {
    ...(loaded && { loaded }),
    holdouts,
    rulebook,
    declared: readMetrics(files.find(({ path }) => METRICS.test(path))).declared,
    diagnostics: diagnostics.filter(
      ({ place }) => place.file === shown || /(?:^|\/)holdouts\.[a-z]+$/.test(place.file),
    ),
  };
}
