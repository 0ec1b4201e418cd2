import { parseDecimal } from '#money';
import { type LoneRating, readRateRequest } from '#rulebook';
import { repeatedKey } from './repeated-key.js';

/** Null when the line does not say, or what it says is no id. */
export type RequestId = string | number | null;

export type ReadRequest =
  | { readonly ok: true; readonly id: RequestId; readonly rating: LoneRating }
  | { readonly ok: false; readonly id: RequestId; readonly code: string; readonly message: string };

/** How many charges are kept: a price list's worth. Past it the memory begins anew, so that it stays flat. */
const KEPT = 2_000;

/**
 * Reads requests. A stream mostly repeats a few charges with other quantities, so a charge that was judged once is
 * known by its text, and a bare quantity on it is all that is read again; every other shape is read in full.
 */
export function requestReader(): (line: string) => ReadRequest {
  const known = new Map<string, LoneRating>();

  return (line) => {
    const value = parse(line);
    if (typeof value === 'string') return { ok: false, id: null, code: 'rate.not-json', message: value };
    const id = idOf(value);
    const repeated = repeatedKey(line, value);
    if (repeated !== undefined) {
      return { ok: false, id, code: 'rate.duplicate-key', message: `key \`${repeated}\` is given twice` };
    }

    const bare = bareQuantity(value);
    const key = bare && JSON.stringify({ ...value, id: undefined, usage: undefined });
    const before = key === undefined ? undefined : known.get(key);
    const quantity = bare === undefined ? undefined : parseDecimal(bare);
    if (before !== undefined && quantity !== undefined) {
      return { ok: true, id, rating: { ...before, usage: { kind: 'quantity', quantity } } };
    }

    const result = readRateRequest(value);
    if (!result.ok) return { ok: false, id, ...faultOf(result.faults) };
    if (key !== undefined) {
      if (known.size >= KEPT) known.clear();
      known.set(key, result.request);
    }
    return { ok: true, id, rating: result.request };
  };
}

type Faults = Extract<ReturnType<typeof readRateRequest>, { ok: false }>['faults'];

/** The first fault's code, and every fault's message with its path. */
function faultOf(faults: Faults): { code: string; message: string } {
  const messages = faults.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  return { code: faults[0]?.code ?? 'rate.refused', message: messages.join('; ') };
}

/** The request, or why it is none. */
function parse(line: string): Readonly<Record<string, unknown>> | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `the line is not JSON: ${(error as Error).message}`;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  return 'a request is a JSON object';
}

function idOf({ id }: Readonly<Record<string, unknown>>): RequestId {
  return typeof id === 'string' || Number.isSafeInteger(id) ? (id as string | number) : null;
}

const REQUEST_KEYS: ReadonlySet<string> = new Set(['id', 'currency', 'charge', 'usage', 'rounding']);

/** The quantity of a request that is as plain as can be: only known keys, a short id, one quantity. */
function bareQuantity(value: Readonly<Record<string, unknown>>): string | undefined {
  const { id, usage } = value;
  if (!(id === undefined || Number.isSafeInteger(id) || (typeof id === 'string' && id.length <= 200)))
    return undefined;
  for (const key of Object.keys(value)) if (!REQUEST_KEYS.has(key)) return undefined;
  if (typeof usage !== 'object' || usage === null || Object.keys(usage).length !== 1) return undefined;
  const quantity: unknown = Object.hasOwn(usage, 'quantity')
    ? (usage as { quantity: unknown }).quantity
    : undefined;
  return typeof quantity === 'string' ? quantity : undefined;
}
