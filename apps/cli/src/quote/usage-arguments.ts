import type { Meter } from '#catalog';
import type { UsageDocument } from '#quote';
import { CouldNotRun } from '../shell/could-not-run.js';
import { parseExactJson } from './exact-json.js';
import { usageFromEvents } from './usage-events.js';

/** Reads what stands behind an `@`: a file's text, or stdin for `@-`. */
export type ReadText = (path: string) => Promise<string>;

const SHAPES =
  'write "12.5", {"events": ["10.05"]}, {"amount": "10.05", "count": "1"}, or a list of cells [{"country": "GB", "quantity": "3"}]';

const ARGUMENT = /^(?<meter>[^=[\]@\s]+)(?:\[(?<cell>[^\]]*)\])?=(?<value>.*)$/s;

/**
 * `--usage` in all its forms, as the `usage` of a quote: `mtu=30000`, `sms[country=GB,kind=mms]=120` (a cell),
 * `payments=@events.ndjson` (events), `storage=@storage.json` (any shape), `@usage.json` (all meters at once).
 * Only shapes are made here; whether a meter exists and a quantity is a decimal is judged with the version.
 */
export async function usageFromArguments(
  args: readonly string[],
  meters: ReadonlyMap<string, Meter>,
  read: ReadText,
): Promise<Readonly<Record<string, UsageDocument>>> {
  const usage = new Map<string, UsageDocument>();
  const give = (meter: string, value: unknown): void => {
    if (!isUsage(value))
      throw new CouldNotRun('usage.bad-shape', `the usage of \`${meter}\` has no known shape`, SHAPES);
    if (usage.has(meter)) {
      throw new CouldNotRun(
        'usage.twice',
        `the usage of \`${meter}\` is given twice`,
        'give each meter once',
      );
    }
    usage.set(meter, value);
  };
  const cells = new Map<string, Record<string, string>[]>();

  for (const arg of args) {
    if (arg.startsWith('@')) {
      for (const [meter, value] of Object.entries(asRecord(await readJson(arg.slice(1), read), arg)))
        give(meter, value);
      continue;
    }
    const { meter, cell, value } = partsOf(arg);
    if (cell !== undefined) {
      cells.set(meter, [...(cells.get(meter) ?? []), { ...dimensionsOf(cell, arg), quantity: value }]);
    } else if (value.startsWith('@')) {
      give(meter, await readMeterFile(meter, value.slice(1), meters, read));
    } else {
      give(meter, value);
    }
  }
  for (const [meter, list] of cells) give(meter, list);
  return Object.fromEntries(usage);
}

async function readMeterFile(
  key: string,
  path: string,
  meters: ReadonlyMap<string, Meter>,
  read: ReadText,
): Promise<unknown> {
  if (path.endsWith('.json')) return readJson(path, read);
  const meter = meters.get(key);
  if (meter === undefined) {
    const known = [...meters.keys()].map((name) => `\`${name}\``).join(', ');
    throw new CouldNotRun(
      'quote.unknown-meter',
      `--usage ${key}: there is no meter \`${key}\``,
      `meters: ${known}`,
    );
  }
  return usageFromEvents(meter, await read(path), path);
}

async function readJson(path: string, read: ReadText): Promise<unknown> {
  const text = await read(path);
  try {
    return parseExactJson(text);
  } catch (error) {
    throw new CouldNotRun('usage.not-json', `\`${path}\` is not JSON: ${(error as Error).message}`);
  }
}

function partsOf(arg: string): { meter: string; cell?: string; value: string } {
  const groups = ARGUMENT.exec(arg)?.groups;
  if (groups?.['meter'] === undefined || groups['value'] === undefined) {
    throw new CouldNotRun(
      'usage.bad-argument',
      `--usage \`${arg}\` does not say what was used`,
      "write mtu=30000, 'sms[country=GB]=120', payments=@events.ndjson or @usage.json",
    );
  }
  const { meter, cell, value } = groups;
  return { meter, value, ...(cell !== undefined && { cell }) };
}

function dimensionsOf(cell: string, arg: string): Record<string, string> {
  const dimensions = new Map<string, string>();
  for (const pair of cell.split(',')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(at, 0)).trim();
    if (name === '' || name === 'quantity' || dimensions.has(name)) {
      throw new CouldNotRun(
        'usage.bad-cell',
        `--usage \`${arg}\`: \`${pair}\` is not one more dimension and its value`,
        "write 'sms[country=GB,kind=mms]=120'; values with commas go into @usage.json",
      );
    }
    dimensions.set(name, pair.slice(at + 1).trim());
  }
  return Object.fromEntries(dimensions);
}

function asRecord(value: unknown, arg: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new CouldNotRun(
    'usage.bad-file',
    `--usage \`${arg}\` does not hold an object of meters`,
    'write {"mtu": "30000", "sms": [{"country": "GB", "quantity": "3"}]}',
  );
}

/** The shape alone, so that nothing odd travels on; what the texts mean is judged with the version. */
function isUsage(value: unknown): value is UsageDocument {
  if (typeof value === 'string') return true;
  return Array.isArray(value) ? value.every(isMeasures) : isMeasures(value);
}

function isMeasures(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isTexts)
  );
}

const isTexts = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((entry) => typeof entry === 'string'));
