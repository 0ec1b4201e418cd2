import { compareInstants, instantAt, parseInstant } from '#calendar';
import { type Definitions, type Experiment, type Holdout, nearest } from '#catalog';
import { PATTERNS } from '#contracts';
import { type Assigned, type Unit, assign, cohortMembership } from '#experiments';
import { type Decimal, parseDecimal } from '#money';
import type { ExperimentOptions } from '../commands/experiment.js';
import { repeatedKey } from '../rate/repeated-key.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import { type Line, type UnreadableLine, batchesOfLines } from '../shell/lines.js';
import { openBytes } from '../shell/read-text.js';
import type { Terminal } from '../shell/terminal.js';
import { loadWithoutPackages } from './load-without-packages.js';

const LINE_LIMIT = 1024 * 1024;
const UNREADABLE: Readonly<Record<UnreadableLine['code'], string>> = {
  'line.too-long': 'the line is longer than 1 MiB',
  'line.encoding': 'the line is not UTF-8 text',
};

/**
 * Who gets which arm: a workspace a line in, its arm a line out, in order. It ignores rollout, windows, locks and
 * whoever is enrolled. A bad line is answered in its place and never ends the run.
 */
export async function assignLines(
  file: string,
  options: ExperimentOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const coverage = coverageOf(options.coverage);
  const answer = await answererOf(file, options, coverage);
  for await (const lines of batchesOfLines(openBytes('-'), LINE_LIMIT)) {
    let answers = '';
    for (const line of lines) {
      if (typeof line === 'string' && line.trim() === '') continue;
      answers += `${JSON.stringify(answer(line))}\n`;
    }
    if (answers !== '') await terminal.out(answers);
  }
  return EXIT.ok;
}

function coverageOf(written = '100'): Decimal {
  const coverage = parseDecimal(written);
  if (coverage && !coverage.isNegative() && !coverage.greaterThan(100)) return coverage;
  throw new CouldNotRun(
    'flag.bad-coverage',
    `--coverage \`${written}\` is no percentage`,
    'write a decimal from 0 to 100',
  );
}

async function answererOf(
  file: string,
  { rules, at: written }: ExperimentOptions,
  coverage: Decimal,
): Promise<(line: Line) => object> {
  const at = written === undefined ? instantAt(Date.now()) : parseInstant(written);
  if (!at)
    throw new CouldNotRun(
      'flag.bad-instant',
      `--at \`${written ?? ''}\` is no instant`,
      'write RFC 3339 with a zone: 2027-01-01T00:00:00Z',
    );
  const { loaded, holdouts, rulebook } = await loadWithoutPackages(file, rules, 'assigns nobody');
  const { experiment } = loaded;
  const lasting = holdouts.filter(
    (holdout) => isInScope(holdout, experiment) && compareInstants(at, holdout.until) < 0,
  );
  const decide = assign({ ...experiment, holdouts: lasting }, coverage);
  const cohort = await cohortOf(experiment, rulebook.definitions);
  return (line) => {
    try {
      return answerOf(line, decide, cohort);
    } catch (error) {
      // A fault of our own is told on its line, so that all the others still get their answers.
      const message = error instanceof Error ? error.message : String(error);
      return { error: { code: 'assign.fault', message: `this is a fault of ratebook itself: ${message}` } };
    }
  };
}

const isInScope = ({ packages }: Holdout, { variants }: Experiment): boolean =>
  packages === 'all' || packages.includes(variants[0].package);

type Said = { readonly code: string; readonly message: string };
type Cohort = (attributes: Readonly<Record<string, unknown>>) => boolean | Said;

/** Judges the attributes of a line; what keeps it from judging is said instead. */
async function cohortOf({ cohort }: Experiment, definitions: Definitions): Promise<Cohort> {
  const membership = await cohortMembership(cohort, definitions);
  return (given) => {
    const judged = membership(given);
    if (typeof judged === 'boolean') return judged;
    return judged.kind === 'missing'
      ? missing(judged.attribute, Object.keys(given))
      : { code: 'assign.invalid-attribute', message: judged.message };
  };
}

function missing(key: string, given: readonly string[]): Said {
  const meant = nearest(key, given);
  return {
    code: 'assign.missing-attribute',
    message: `the cohort asks for \`workspace.${key}\`, which the line does not give${meant === undefined ? '' : `: it gives \`${meant}\``}`,
  };
}

const KEYS: ReadonlySet<string> = new Set(['workspace', 'account', 'attributes']);

function answerOf(line: Line, decide: (unit: Unit) => Assigned, cohort: Cohort): object {
  if (typeof line !== 'string') return { error: { code: line.code, message: UNREADABLE[line.code] } };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return {
      error: { code: 'assign.not-json', message: `the line is not JSON: ${(error as Error).message}` },
    };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { error: { code: 'assign.not-an-object', message: 'a line is a JSON object' } };
  const { workspace, account, attributes = {} } = value as Readonly<Record<string, unknown>>;
  const named = isId(workspace) ? { workspace } : {};
  const refuse = (code: string, message: string): object => ({ ...named, error: { code, message } });

  const repeated = repeatedKey(line, value);
  if (repeated !== undefined) return refuse('assign.duplicate-key', `key \`${repeated}\` is given twice`);
  const unknown = Object.keys(value).find((key) => !KEYS.has(key));
  if (unknown !== undefined)
    return refuse('assign.unknown-key', `\`${unknown.slice(0, 60)}\` is none of ${[...KEYS].join(', ')}`);
  if (!isId(workspace))
    return refuse('assign.invalid-workspace', '`workspace` is a text of 1 to 128 characters');
  if (account !== undefined && !isId(account))
    return refuse('assign.invalid-account', '`account` is a text of 1 to 128 characters');
  if (typeof attributes !== 'object' || attributes === null || Array.isArray(attributes))
    return refuse('assign.invalid-attributes', '`attributes` is a JSON object');

  let fault: Said | undefined;
  const { variant, bucket, reason } = decide({
    id: account ?? workspace,
    inCohort: () => {
      const judged = cohort(attributes as Readonly<Record<string, unknown>>);
      if (typeof judged === 'boolean') return judged;
      fault = judged;
      return false;
    },
  });
  return fault ? refuse(fault.code, fault.message) : { workspace, variant, bucket, reason };
}

const isId = (id: unknown): id is string => typeof id === 'string' && PATTERNS.identifier.test(id);
