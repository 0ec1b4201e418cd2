import { pointer } from '#quote';

/** A place where two documents differ; what is not there at all is undefined. */
export interface Difference {
  readonly pointer: string;
  readonly recorded?: unknown;
  readonly recomputed?: unknown;
}

/** Every place where two JSON documents differ, in the order of the second one, the innermost places. */
export const differencesOf = (recorded: unknown, recomputed: unknown): readonly Difference[] =>
  walk(recorded, recomputed, []);

function walk(recorded: unknown, recomputed: unknown, path: readonly string[]): readonly Difference[] {
  if (isNode(recorded) && isNode(recomputed) && Array.isArray(recorded) === Array.isArray(recomputed)) {
    const keys = new Set([...Object.keys(recomputed), ...Object.keys(recorded)]);
    return [...keys].flatMap((key) => walk(own(recorded, key), own(recomputed, key), [...path, key]));
  }
  if (recorded === recomputed) return [];
  return [
    {
      pointer: pointer(...path),
      ...(recorded !== undefined && { recorded }),
      ...(recomputed !== undefined && { recomputed }),
    },
  ];
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const own = (node: Node, key: string): unknown => (Object.hasOwn(node, key) ? node[key] : undefined);

/** Numbers, decimals as text, and bounds that are not there: what a computation may get wrong. */
export function figuresIn(value: unknown): number {
  if (isNode(value)) return Object.values(value).reduce<number>((sum, inner) => sum + figuresIn(inner), 0);
  return typeof value === 'number' || value === null || (typeof value === 'string' && DECIMAL.test(value))
    ? 1
    : 0;
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;
