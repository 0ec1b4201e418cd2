import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExperimentOptions } from '../commands/experiment.js';
import { resultsText } from '../report/results-text.js';
import { writeReport } from '../report/write-report.js';
import type { RatebookClient } from '#client';
import { connect } from '../service/connect.js';
import { fetchBundle, fetchResults, fetchSnapshot, requestSnapshot } from '../service/experiment-results.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** A service that restarts meanwhile is asked again. */
const MOST_MISSED = 5;

const keyOf = (named: string): string => basename(named).replace(/\.ya?ml$/, '');

/** What an experiment in the service has shown; `named` is its key, or its file. */
export async function showResults(
  named: string,
  { json, refresh, report }: ExperimentOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const key = keyOf(named);
  const { client } = await connect();
  if (refresh === true) await snapshotNow(client, key, terminal);
  const results = await fetchResults(client, key);
  await terminal.out(
    json === true ? `${JSON.stringify(results)}\n` : resultsText(results, terminal.outStyle),
  );
  if (report !== undefined) terminal.say(`wrote ${await writeReport(report, results)} and its pictures`);
  return EXIT.ok;
}

/** The signed bundle of an experiment, as the service sends it: `> bundle.json` keeps what was signed. */
export async function showBundle(
  named: string,
  _options: ExperimentOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { client } = await connect();
  await terminal.out(await fetchBundle(client, keyOf(named)));
  return EXIT.ok;
}

/** Has everything counted anew, and waits for it. */
async function snapshotNow(client: RatebookClient, key: string, terminal: Terminal): Promise<void> {
  const { id } = await requestSnapshot(client, key);
  let [told, missed] = ['', 0];
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 1.5)) {
    const standing = await fetchSnapshot(client, key, id).catch((error: unknown) => {
      missed += 1;
      if (missed > MOST_MISSED || !isAway(error)) throw error;
      return undefined;
    });
    if (standing !== undefined) {
      missed = 0;
      const { state, shards, asOf } = standing;
      const line = `snapshot as of ${asOf}: ${state}, ${shards.done} of ${shards.total} parts`;
      if (line !== told) terminal.say(line);
      told = line;
      if (state === 'done') return;
    }
    await sleep(pause);
  }
}

const AWAY: ReadonlySet<string> = new Set([
  'service.unreachable',
  'service.unavailable',
  'request.rate-limited',
]);
const isAway = (error: unknown): boolean => error instanceof CouldNotRun && AWAY.has(error.code);
