import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  absoluteDifference,
  estimateOf,
  type Moments,
  oneSidedHalfWidth,
  relativeDifference,
  twoSidedHalfWidth,
} from '#analysis';
import { decimal } from '#money';

interface Arm {
  readonly n: number;
  readonly sum: number;
  readonly sumSquares?: number;
}
interface Case {
  readonly id: string;
  readonly request: {
    readonly kind: string;
    readonly metric?: string;
    readonly engine?: string;
    readonly sides?: string;
    readonly difference?: string;
    readonly alpha: number;
    readonly tuning?: number;
    readonly control: Arm;
    readonly treatment: Arm;
  };
  readonly expected: {
    readonly effect?: number;
    readonly ci?: readonly [number | null, number | null];
    readonly standardError?: number;
  };
  readonly tolerance: number;
}

const CASES = JSON.parse(
  readFileSync(new URL('statistics.json', import.meta.url), 'utf8'),
) as readonly Case[];

/** What is built of the comparisons so far: the bounds that guardrails look at, for means and proportions. */
const sequential = CASES.filter(
  ({ request: { kind, engine, metric } }) =>
    kind === 'compare' && engine === 'sequential' && (metric === 'mean' || metric === 'proportion'),
);

function momentsOf(metric: string | undefined, { n: units, sum, sumSquares = 0 }: Arm): Moments {
  const exact = decimal(String(sum));
  return metric === 'proportion'
    ? { kind: 'proportion', units, sum: exact }
    : { kind: 'mean', units, sum: exact, sumSquares: decimal(String(sumSquares)) };
}

describe('public systems’ statistics', () => {
  it('are there to be compared with', () => {
    expect(sequential.length).toBeGreaterThanOrEqual(4);
  });

  it.each(sequential.map((one) => [one.id, one] as const))(
    '%s is what they say',
    (_id, { request, expected, tolerance }) => {
      const { metric, difference, alpha, tuning = 5000, sides } = request;
      const arms = [momentsOf(metric, request.control), momentsOf(metric, request.treatment)] as const;
      const [control, treatment] = [estimateOf(arms[0]), estimateOf(arms[1])];
      const found = (difference === 'relative' ? relativeDifference : absoluteDifference)(control, treatment);
      const half = (sides === 'two' ? twoSidedHalfWidth : oneSidedHalfWidth)(found, alpha, tuning);
      const near = (is: number, should: number | null | undefined): void => {
        if (should === null || should === undefined) return;
        expect(Math.abs(is - should)).toBeLessThanOrEqual(tolerance);
      };
      near(found.effect, expected.effect);
      near(found.standardError, expected.standardError);
      near(found.effect - half, expected.ci?.[0]);
      near(found.effect + half, expected.ci?.[1]);
    },
  );
});
