import { liveBuckets } from '#experiments';
import type { Experiment } from '#catalog';
import { Fraction } from '#money';
import { countsOf, summaryOf } from '../check/summary.js';
import { text } from '../check/text.js';
import type { ExperimentOptions } from '../commands/experiment.js';
import { inColumns } from '../shell/columns.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';
import { loadExperiment } from './load-experiment.js';

const BUCKETS_OF_BOTH = 10_000 * 10_000;

/** Every fault of an experiment file, and how much of its cohort each stage reaches. */
export async function checkExperiment(
  file: string,
  { rules, json }: ExperimentOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { loaded, diagnostics } = await loadExperiment(file, rules);
  const stages = loaded ? stagesOf(loaded.experiment) : [];
  if (json === true) await terminal.out(`${JSON.stringify({ diagnostics, stages })}\n`);
  else await terminal.out(text(diagnostics, terminal.outStyle) + tableOf(stages));
  const counts = countsOf(diagnostics);
  terminal.say(summaryOf(1, counts));
  return counts.errors > 0 ? EXIT.findings : EXIT.ok;
}

interface StageReach {
  /** Percent of each arm's buckets. */
  readonly coverage: string;
  /** Live buckets of each arm, by its key. */
  readonly live: Readonly<Record<string, number>>;
  /** Percent of the cohort that some arm can take, its slice of the layer counted in. */
  readonly shareOfCohort: string;
}

function stagesOf({ variants, rollout, layer }: Experiment): readonly StageReach[] {
  const slice = layer ? layer.to - layer.from : 10_000;
  return (rollout?.stages ?? []).map(({ coverage }) => {
    const live = liveBuckets(
      variants.map(({ weight }) => weight),
      coverage,
    );
    const all = live.reduce((sum, count) => sum + count, 0);
    return {
      coverage: coverage.toString(),
      live: Object.fromEntries(variants.map(({ key }, index) => [key, live[index] ?? 0])),
      shareOfCohort: Fraction.ratio(all * slice * 100, BUCKETS_OF_BOTH).text().text,
    };
  });
}

function tableOf(stages: readonly StageReach[]): string {
  const [first] = stages;
  if (!first) return '';
  const head = ['stage', 'coverage', ...Object.keys(first.live), 'of the cohort'];
  const rows = stages.map(({ coverage, live, shareOfCohort }, index) => [
    String(index + 1),
    `${coverage} %`,
    ...Object.values(live).map(String),
    `${shareOfCohort} %`,
  ]);
  const cells = [head, ...rows].map((row) => row.map((each) => ({ text: each, align: 'right' as const })));
  return `${inColumns(cells).join('\n')}\n`;
}
