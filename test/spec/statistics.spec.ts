import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { analyseLine } from '../../apps/cli/src/analyse/analyse-line.js';

interface Case {
  readonly id: string;
  readonly request: object;
  readonly expected: Readonly<Record<string, unknown>>;
  /** Absolute, or a share such as `0.5%`; null and codes are exact. */
  readonly tolerance: number | string;
}

const CASES = JSON.parse(
  readFileSync(new URL('statistics.json', import.meta.url), 'utf8'),
) as readonly Case[];

/** What of `expected` is not as it says, each by its path. */
function differences(
  found: unknown,
  expected: unknown,
  tolerance: Case['tolerance'],
  path: string,
): readonly string[] {
  if (typeof expected === 'number') {
    const allowed =
      typeof tolerance === 'number' ? tolerance : (Math.abs(expected) * Number.parseFloat(tolerance)) / 100;
    const isNear = typeof found === 'number' && Math.abs(found - expected) <= allowed;
    return isNear ? [] : [`${path}: ${JSON.stringify(found)} is not ${expected} ± ${allowed}`];
  }
  if (typeof expected === 'object' && expected !== null)
    return Object.entries(expected).flatMap(([key, inner]) =>
      differences(
        (found as Readonly<Record<string, unknown>> | undefined)?.[key],
        inner,
        tolerance,
        `${path}.${key}`,
      ),
    );
  return found === expected ? [] : [`${path}: ${JSON.stringify(found)} is not ${JSON.stringify(expected)}`];
}

describe('public systems’ statistics', () => {
  it('are there to be compared with', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(38);
  });

  it.each(CASES.map((one) => [one.id, one] as const))(
    '%s is what they say, by the code of `ratebook analyse`',
    (id, { request, expected, tolerance }) => {
      const answer: unknown = JSON.parse(analyseLine(JSON.stringify(request)));
      expect(answer).toMatchObject({ id });
      expect(differences(answer, expected, tolerance, id)).toEqual([]);
      if (!('error' in expected)) expect(answer).not.toHaveProperty('error');
    },
  );
});
