import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExperimentResults } from '#analysis';
import { CouldNotRun } from '../shell/could-not-run.js';
import { effectOverTime } from './effect-over-time.js';
import { forestPlot } from './forest-plot.js';
import type { ReportExtras } from './report-extras.js';
import { reportMarkdown } from './report-markdown.js';
import { waterfall } from './waterfall.js';

/** A report as files by their names: a page, and the pictures that it shows. */
export const reportFiles = (
  results: ExperimentResults,
  extras: ReportExtras = {},
): ReadonlyMap<string, string> =>
  new Map([
    ['report.md', reportMarkdown(results, extras)],
    ['forest.svg', forestPlot(results, extras)],
    ['over-time.svg', effectOverTime(results, extras)],
    ['waterfall.svg', waterfall(results, extras)],
  ]);

/** Writes a report into a folder, which is made when it is missing. Resolves to the path of its page. */
export async function writeReport(
  folder: string,
  results: ExperimentResults,
  extras: ReportExtras = {},
): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of reportFiles(results, extras)) await writeFile(join(folder, name), text);
  } catch (error) {
    throw new CouldNotRun(
      'report.unwritable',
      `cannot write the report into \`${folder}\`: ${error instanceof Error ? error.message : String(error)}`,
      'name a folder that you may write to',
    );
  }
  return join(folder, 'report.md');
}
