import type { CaseDocument } from '#contracts';
import { parseDecimal } from '#money';
import type { Quote, QuoteEntitlement } from '#quote';

export type Expectation = CaseDocument['expect'];

/** One expectation that did not come true; absent means that there is no such thing. */
export interface Difference {
  /** Keys into `expect`: `['lines', 'mtu']`. */
  readonly path: readonly string[];
  readonly expected: string;
  readonly got: string | undefined;
}

/** What a quote says about everything that a case can expect, by the names of the case file. */
export interface Outcome {
  readonly lines: ReadonlyMap<string, string>;
  readonly adjustments: ReadonlyMap<string, string>;
  /** The package's maximum and minimum by what they are, also when a rule of another name made them. */
  readonly bounds: ReadonlyMap<string, string>;
  readonly subtotal: string;
  readonly total: string;
  readonly entitlements: ReadonlyMap<string, string>;
  readonly rules: readonly string[];
}

export function outcomeOf(quote: Quote): Outcome {
  return {
    lines: summed(quote.lines.map(({ key, amount }) => [key, amount])),
    // The package's own maximum and minimum have no rule: they are named by what they are.
    adjustments: summed(quote.adjustments.map(({ rule, kind, amount }) => [rule ?? kind, amount])),
    bounds: new Map(
      quote.adjustments
        .filter(({ kind }) => kind === 'maximum' || kind === 'minimum')
        .map(({ kind, amount }) => [kind, amount]),
    ),
    subtotal: quote.subtotal,
    total: quote.total,
    entitlements: new Map(quote.entitlements.map((grant) => [grant.feature, valueOf(grant)])),
    rules: quote.rules,
  };
}

/** Compares what the case expects with what came out; what it leaves out is not compared. */
export function compareCase(expected: Expectation, outcome: Outcome): readonly Difference[] {
  return [
    ...compareAmounts('lines', expected.lines, outcome.lines),
    ...compareAmounts(
      'adjustments',
      expected.adjustments,
      new Map([...outcome.bounds, ...outcome.adjustments]),
    ),
    ...compareScalar(['subtotal'], expected.subtotal, outcome.subtotal),
    ...compareScalar(['total'], expected.total, outcome.total),
    ...compareAmounts('entitlements', expected.entitlements, outcome.entitlements),
    ...compareRules(expected.rules, outcome.rules),
  ];
}

function compareAmounts(
  name: string,
  expected: Readonly<Record<string, string | boolean>> | undefined,
  got: ReadonlyMap<string, string>,
): readonly Difference[] {
  return Object.entries(expected ?? {}).flatMap(([key, value]) =>
    compareScalar([name, key], String(value), got.get(key)),
  );
}

function compareScalar(
  path: readonly string[],
  expected: string | undefined,
  got: string | undefined,
): readonly Difference[] {
  if (expected === undefined || (got !== undefined && same(expected, got))) return [];
  return [{ path, expected, got }];
}

function compareRules(
  expected: readonly string[] | undefined,
  got: readonly string[],
): readonly Difference[] {
  if (expected === undefined || expected.join('\n') === got.join('\n')) return [];
  return [{ path: ['rules'], expected: listed(expected), got: listed(got) }];
}

/** Decimals compare by value: a case may say 240 where the quote says 240.00. */
function same(expected: string, got: string): boolean {
  if (expected === got) return true;
  const [left, right] = [parseDecimal(expected), parseDecimal(got)];
  return left !== undefined && right !== undefined && left.eq(right);
}

/** A charge that is priced in several segments has several lines: a case expects their sum. */
function summed(pairs: readonly (readonly [key: string, amount: string])[]): ReadonlyMap<string, string> {
  const sums = new Map<string, string>();
  for (const [key, amount] of pairs) {
    const before = sums.get(key);
    sums.set(key, before === undefined ? amount : added(before, amount));
  }
  return sums;
}

function added(left: string, right: string): string {
  const places = left.split('.')[1]?.length ?? 0;
  return (
    parseDecimal(left)
      ?.plus(parseDecimal(right) ?? 0)
      .toFixed(places) ?? left
  );
}

const valueOf = ({ type, value, limit }: QuoteEntitlement): string =>
  type === 'metered' ? (limit ?? '') : String(value);

const listed = (names: readonly string[]): string => `[${names.join(', ')}]`;
