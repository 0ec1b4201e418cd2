import { nearest } from '#catalog';
import { type Decimal, parseDecimal } from '#money';
import { parseExactJson } from '../quote/exact-json.js';
import { CouldNotRun, type ReportedFault } from '../shell/could-not-run.js';
import { type Line, type UnreadableLine, batchesOfLines } from '../shell/lines.js';
import { openBytes } from '../shell/read-text.js';
import type { GuardedMetric } from './guarded-metrics.js';

const LINE_LIMIT = 64 * 1024;
export const MOST_UNITS = 1_000_000;
/** More lines than these are wrong in the same way. */
const MOST_FAULTS = 10;
const UNREADABLE: Readonly<Record<UnreadableLine['code'], string>> = {
  'line.too-long': 'the line is longer than 64 KiB',
  'line.encoding': 'the line is not UTF-8 text',
};

/** What past units did, by guardrail: the value of each unit, and of a ratio what stands below its line. */
export interface PastUnits {
  readonly count: number;
  readonly above: readonly (readonly Decimal[])[];
  readonly below: readonly (readonly Decimal[])[];
}

/**
 * `{"unit":"w1","values":{"churn":"0","revenue-per-workspace":"12.50"}}`, a past unit a line, with a value for each
 * guardrail. A line that lacks one ends the run: rates of half of the units would be rates of others.
 */
export async function readPastUnits(file: string, guarded: readonly GuardedMetric[]): Promise<PastUnits> {
  const above = guarded.map((): Decimal[] => []);
  const below = guarded.map((): Decimal[] => []);
  const seen = new Set<string>();
  const faults: ReportedFault[] = [];
  let number = 0;
  for await (const lines of batchesOfLines(openBytes(file), LINE_LIMIT))
    for (const line of lines) {
      number += 1;
      if (typeof line === 'string' && line.trim() === '') continue;
      const read = readUnit(line, guarded, seen);
      if (typeof read === 'string') {
        faults.push({ code: 'units.bad-line', message: read, place: `${file}:${number}` });
        if (faults.length === MOST_FAULTS) throw faulty(file, faults);
        continue;
      }
      if (seen.size > MOST_UNITS)
        throw new CouldNotRun(
          'units.too-many',
          `\`${file}\` has more than ${MOST_UNITS} units`,
          'draw so many of them by chance: the rates are the same',
        );
      for (const [metric, [over, under]] of read.entries()) {
        above[metric]?.push(over);
        if (under !== undefined) below[metric]?.push(under);
      }
    }
  if (faults.length > 0) throw faulty(file, faults);
  if (seen.size === 0) throw new CouldNotRun('units.none', `\`${file}\` has no units`);
  return { count: seen.size, above, below };
}

const faulty = (file: string, faults: readonly ReportedFault[]): CouldNotRun =>
  new CouldNotRun(
    'units.bad-line',
    `lines of \`${file}\` are no past units`,
    'write {"unit":"w1","values":{"churn":"0",…}} for each unit, with a value for each guardrail of the file',
    faults,
  );

type Value = readonly [above: Decimal, below?: Decimal];

/** The values of a line in the guardrails' order, or what is wrong with it. */
function readUnit(
  line: Line,
  guarded: readonly GuardedMetric[],
  seen: Set<string>,
): readonly Value[] | string {
  if (typeof line !== 'string') return UNREADABLE[line.code];
  let read: unknown;
  try {
    read = parseExactJson(line);
  } catch (error) {
    return `the line is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (!isObject(read)) return 'a line is a JSON object';
  const { unit, values, ...others } = read;
  const other = Object.keys(others)[0];
  if (other !== undefined) return `\`${other}\` is none of unit, values`;
  if (typeof unit !== 'string' || unit === '' || unit.length > 128)
    return '`unit` is a text of 1 to 128 characters';
  if (seen.has(unit)) return `unit \`${unit}\` was given before`;
  if (!isObject(values)) return '`values` is a JSON object';
  const keys = guarded.map(({ guardrail }) => guardrail.metric);
  const unknown = Object.keys(values).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    const meant = nearest(unknown, keys);
    return `\`${unknown.slice(0, 60)}\` is no guardrail of the experiment${meant === undefined ? '' : `: did you mean \`${meant}\`?`}`;
  }
  const found: Value[] = [];
  for (const { guardrail, kind } of guarded) {
    const { metric } = guardrail;
    if (!Object.hasOwn(values, metric)) return `\`values\` has nothing for \`${metric}\``;
    const value = valueOf(values[metric], kind);
    if (typeof value === 'string') return `\`${metric}\` ${value}`;
    found.push(value);
  }
  seen.add(unit);
  return found;
}

function valueOf(written: unknown, kind: GuardedMetric['kind']): Value | string {
  if (kind === 'ratio') {
    const { numerator, denominator } = isObject(written) ? written : {};
    const [above, below] = [decimalIn(numerator), decimalIn(denominator)];
    return above && below ? [above, below] : 'is a ratio: write {"numerator":"3","denominator":"12"}';
  }
  const value = decimalIn(typeof written === 'boolean' ? String(Number(written)) : written);
  if (!value) return 'is no decimal';
  const isShare = value.isZero() || value.equals(1);
  return kind === 'proportion' && !isShare ? 'is a share: a unit has 0 or 1' : [value];
}

const decimalIn = (written: unknown): Decimal | undefined =>
  typeof written === 'string' ? parseDecimal(written) : undefined;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
