import type { ReferenceUnit } from '#analysis';
import { parseDecimal } from '#money';
import { parseExactJson } from '../quote/exact-json.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { readText } from '../shell/read-text.js';

/**
 * The reference set of a break-even: `{"bills":{"control":"12.50","dearer":"15.00"},"usage":"300"}`, a paying unit a line,
 * by the variants' keys, less what its usage costs. A line that lacks something ends the run: a reference is whole or none.
 */
export async function readReference(
  file: string,
  [control, ...others]: readonly string[],
): Promise<ReadonlyMap<string, readonly ReferenceUnit[]>> {
  const units = new Map<string, ReferenceUnit[]>(others.map((key) => [key, []]));
  for (const [index, line] of (await readText(file)).split('\n').entries()) {
    if (line.trim() === '') continue;
    const { bills, usage } = written(line, `${file}:${index + 1}`);
    const billed = (variant = ''): ReferenceUnit['control'] => {
      const bill = parseDecimal(textOf(bills?.[variant]));
      if (bill) return bill;
      throw faulty(`${file}:${index + 1}`, `\`bills\` has no amount for \`${variant}\``);
    };
    const used = usage === undefined ? undefined : parseDecimal(textOf(usage));
    if (usage !== undefined && !used) throw faulty(`${file}:${index + 1}`, '`usage` is no decimal');
    for (const [variant, all] of units)
      all.push({ control: billed(control), treatment: billed(variant), ...(used && { usage: used }) });
  }
  return units;
}

interface Written {
  readonly bills?: Readonly<Record<string, unknown>>;
  readonly usage?: unknown;
}

function written(line: string, place: string): Written {
  try {
    const value = parseExactJson(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch (error) {
    throw faulty(place, error instanceof Error ? error.message : String(error));
  }
  throw faulty(place, 'a line is a JSON object');
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const faulty = (place: string, message: string): CouldNotRun =>
  new CouldNotRun(
    'reference.bad-line',
    `${place}: ${message}`,
    'write {"bills":{"<variant>":"12.50",…},"usage":"300"} for each paying unit, `usage` if you have it',
  );
