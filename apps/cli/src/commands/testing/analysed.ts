import { expect } from '@jest/globals';
import { ratebook } from '../../../../../test/built-cli.js';

/** A line of `ratebook analyse`. */
export interface Answer {
  readonly id: string | number | null;
  readonly error?: { readonly code: string; readonly message: string };
  readonly [figure: string]: unknown;
}

/** Two arms of ten units, 10 and 10.5 on average. */
const control = { n: 10, sum: 100, sumSquares: 1002.25 };
const treatment = { n: 10, sum: 105, sumSquares: 1111.5 };
export const mean = { kind: 'compare', metric: 'mean', control, treatment };

/** What the command answers to such an input, a line each. */
export const answersOf = async (stdin: string | Buffer): Promise<readonly Answer[]> => {
  const { code, stdout, stderr } = await ratebook(['analyse'], { stdin });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);
};

/** The same of requests. */
export const analysed = (requests: readonly object[]): Promise<readonly Answer[]> =>
  answersOf(requests.map((request) => JSON.stringify(request)).join('\n'));
