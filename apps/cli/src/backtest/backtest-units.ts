import type { ExperimentOptions } from '../commands/experiment.js';
import { loadWithoutPackages } from '../experiment/load-without-packages.js';
import { countText } from '../report/figures-text.js';
import { type Cell, inColumns } from '../shell/columns.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Style } from '../shell/style.js';
import type { Terminal } from '../shell/terminal.js';
import { type GuardedMetric, guardedMetrics } from './guarded-metrics.js';
import { readPastUnits } from './past-units.js';
import { simulateWorlds, type Tally, type WorldsPlan, type WorldsTally } from './simulate-worlds.js';
import { wilsonInterval } from './wilson.js';

const EVERY_MS = 2_000;

/** How often the policy of a file stops what is harmless: arms are drawn among past units that all had one price. */
export async function backtestUnits(
  file: string,
  from: string,
  options: ExperimentOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const plan: WorldsPlan = {
    worlds: wholeOf(options.worlds, '--worlds', 1000, [1, 1_000_000]),
    looks: wholeOf(options.looks, '--looks', 30, [1, 1_000]),
    seed: wholeOf(options.seed, '--seed', 1, [0, 4_294_967_295]),
  };
  const { loaded, declared } = await loadWithoutPackages(
    file,
    options.rules,
    'has no policy that can be tried',
  );
  const { experiment } = loaded;
  const guarded = guardedMetrics(experiment, declared);
  if (guarded.length === 0)
    throw new CouldNotRun(
      'backtest.nothing-guarded',
      `\`${file}\` has no guardrails that could stop it`,
      'write `metrics.guardrails`, or ask the service for a bundle and name it by --bundle',
    );
  const units = await readPastUnits(from, guarded);
  let told = performance.now();
  const tally = simulateWorlds(experiment, guarded, units, plan, (done) => {
    if (performance.now() - told < EVERY_MS) return;
    told = performance.now();
    terminal.say(`${countText(done)} of ${countText(plan.worlds)} worlds`);
  });
  const figures = figuresOf(guarded, tally, plan, experiment.metrics?.alpha.toNumber() ?? 0.05);
  const run = { experiment: experiment.key, units: units.count, ...plan };
  await terminal.out(
    options.json === true
      ? `${JSON.stringify({ ...run, ...figures })}\n`
      : textOf(run, figures, terminal.outStyle),
  );
  return EXIT.ok;
}

interface Rate {
  /** Worlds. */
  readonly stops: number;
  readonly rate: number;
  /** At 95 %. */
  readonly interval: readonly [low: number, high: number];
}

interface Row extends Rate {
  readonly name: string;
  /** The most that it may come to; null where the file's own gates decide. */
  readonly declared: number | null;
  readonly fixedTests: Rate | null;
}

interface Figures {
  readonly guardrails: readonly Row[];
  readonly anyGuardrail: Row;
  readonly sampleRatio: Row;
  readonly policy: Row;
  readonly undecided: Rate;
}

function figuresOf(
  guarded: readonly GuardedMetric[],
  tally: WorldsTally,
  { worlds }: WorldsPlan,
  alpha: number,
): Figures {
  const rate = (stops: number): Rate => ({
    stops,
    rate: stops / worlds,
    interval: wilsonInterval(stops, worlds),
  });
  const row = (name: string, declared: number | null, { found, byFixedTests }: Tally): Row => ({
    name,
    declared,
    ...rate(found),
    fixedTests: rate(byFixedTests),
  });
  const nobody = { found: 0, byFixedTests: 0 };
  return {
    guardrails: guarded.map(({ guardrail }, place) =>
      row(guardrail.metric, alpha / guarded.length, tally.guardrails[place] ?? nobody),
    ),
    anyGuardrail: row('any guardrail', alpha, tally.anyGuardrail),
    sampleRatio: row('sample ratio', 0.001, tally.sampleRatio),
    policy: { name: 'stopped or paused', declared: null, ...rate(tally.stopped), fixedTests: null },
    undecided: rate(tally.undecided),
  };
}

interface Run extends WorldsPlan {
  readonly experiment: string;
  readonly units: number;
}

const percentText = (share: number): string => `${(100 * share).toFixed(2)} %`;

function textOf(
  { experiment, units, worlds, looks, seed }: Run,
  figures: Figures,
  { bold, dim }: Style,
): string {
  const { guardrails, anyGuardrail, sampleRatio, policy, undecided } = figures;
  const head = ['falsely found by', 'worlds', 'rate', '95 % interval', 'declared', 'by one-look tests'];
  const right = (text: string): Cell => ({ text, align: 'right' });
  const rows = [...guardrails, anyGuardrail, sampleRatio, policy].map((row) => [
    { text: row.name },
    right(countText(row.stops)),
    right(percentText(row.rate)),
    right(`${percentText(row.interval[0])} to ${percentText(row.interval[1])}`),
    right(row.declared === null ? '–' : percentText(row.declared)),
    right(row.fixedTests === null ? '–' : percentText(row.fixedTests.rate)),
  ]);
  return `${[
    `${bold(experiment)}: ${countText(units)} past units, ${countText(worlds)} worlds, ${countText(looks)} looks, seed ${seed}`,
    ...inColumns([
      head.map((text, column) => ({ text, paint: dim, ...(column > 0 && { align: 'right' as const }) })),
      ...rows,
    ]),
    ...(undecided.stops === 0
      ? []
      : [
          `paused for a person, since the planned sample was there and nothing was sure: ${percentText(undecided.rate)}`,
        ]),
    dim('all arms are alike here, so whatever is found is found falsely; declared is the most that may be'),
    dim('one-look tests are right once: at every look anew they find something in ever more worlds'),
  ].join('\n')}\n`;
}

function wholeOf(
  written: string | undefined,
  flag: string,
  usual: number,
  [least, most]: readonly [number, number],
): number {
  if (written === undefined) return usual;
  const value = /^\d{1,10}$/.test(written) ? Number(written) : NaN;
  if (value >= least && value <= most) return value;
  throw new CouldNotRun(
    'flag.bad-number',
    `${flag} \`${written}\` is no count`,
    `write a whole number from ${least} to ${most}`,
  );
}
