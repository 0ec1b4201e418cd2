import { CouldNotRun } from '../shell/could-not-run.js';

/** What can be done with an experiment, in the order in which it is usually done. */
export const EXPERIMENT_VERBS = [
  'check',
  'preview',
  'plan',
  'assign',
  'status',
  'results',
  'bundle',
  'backtest',
] as const;
export type ExperimentVerb = (typeof EXPERIMENT_VERBS)[number];

/** An option of `ratebook experiment`: the verbs that take it, and what it says to each of them. */
export interface VerbOption {
  readonly flag: string;
  /** What is written after it; absent of one that stands alone. */
  readonly value?: string;
  readonly says: Readonly<Partial<Record<ExperimentVerb, string>>>;
}

/** All of them in the order of the help: declared from this list, and held against it. */
export const VERB_OPTIONS: readonly VerbOption[] = [
  option('--baseline-rate', 'share', { plan: 'of the units that do it under the control, of a share: 0.2' }),
  option('--baseline-mean', 'amount', {
    plan: 'what a unit brings in under the control, nothing counted in, of a mean',
  }),
  option('--baseline-deviation', 'amount', { plan: 'the standard deviation of that' }),
  option('--relative-effect', 'percent', { plan: 'the rise to find: 5% (default: `metrics.worthwhile`)' }),
  option('--power', 'chance', { plan: 'of finding it (default: 0.8)' }),
  option('--units', 'count', {
    plan: 'units of the cohort that exist at the start',
    backtest: 'a file of past units with their values',
  }),
  option('--units-per-week', 'count', { plan: 'units of the cohort that come each week' }),
  option('--reference', 'file', {
    plan: 'what paying units would pay under each variant, for `breakEven`',
  }),
  option('--coverage', 'percent', { assign: 'of each arm (default: 100)' }),
  option('--at', 'instant', { assign: 'which holdouts last until then (default: now)' }),
  option('--refresh', undefined, { results: 'have everything counted anew first' }),
  option('--report', 'folder', { results: 'write report.md and its pictures there' }),
  option('--bundle', 'file', { backtest: 'a bundle whose looks the policy is tried on' }),
  option('--worlds', 'count', { backtest: 'draws of arms that are tried (default: 1000)' }),
  option('--seed', 'number', { backtest: 'of the draws; the same seed draws the same (default: 1)' }),
  option('--looks', 'count', { backtest: 'while units come (default: 30)' }),
];

function option(flag: string, value: string | undefined, says: VerbOption['says']): VerbOption {
  return { flag, ...(value !== undefined && { value }), says };
}

/** An option that a verb would not look at is refused: whoever wrote it expects that something comes of it. */
export function refuseForeignOptions(verb: ExperimentVerb, options: object): void {
  const given = new Set(
    Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [name])),
  );
  const foreign = VERB_OPTIONS.find(({ flag, says }) => given.has(nameOf(flag)) && says[verb] === undefined);
  if (foreign === undefined) return;
  const own = VERB_OPTIONS.filter(({ says }) => says[verb] !== undefined).map(({ flag }) => flag);
  throw new CouldNotRun(
    'flag.not-taken',
    `\`ratebook experiment ${verb}\` takes no \`${foreign.flag}\`, which is for ${Object.keys(foreign.says).join(' and ')}`,
    `it takes ${[...own, '--rules', '--json'].join(', ')}`,
  );
}

/** `--units-per-week` as `unitsPerWeek`. */
const nameOf = (flag: string): string =>
  flag.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
