import { estimateOf } from '#analysis';
import { Decimal } from '#money';
import { Draws } from './draws.js';
import type { Simulation } from './row.js';

/** Bills are whole numbers of this, so that integers of any length can count along. */
const SCALE = 10n ** 12n;
const DIGITS = 1e8;

/** Bills of 28 digits that differ in the last twelve: fifty for each run, a million in the long proof. */
export const exactMoments: Simulation = (seed, runs) => {
  const draws = new Draws(seed);
  const bills = 50 * runs;
  let [sum, squares] = [new Decimal(0), new Decimal(0)];
  let [whole, wholeSquares] = [0n, 0n];
  let [double, doubleSquares] = [0, 0];
  const digits = (): bigint => BigInt(Math.floor(draws.uniform() * DIGITS));
  for (let bill = 0; bill < bills; bill += 1) {
    const written = 1_234_567_890_123_456n * SCALE + digits() * 10_000n + digits() / 10_000n;
    const value = new Decimal(`${written / SCALE}.${String(written % SCALE).padStart(12, '0')}`);
    sum = sum.plus(value);
    squares = squares.plus(value.times(value));
    whole += written;
    wholeSquares += written * written;
    double += value.toNumber();
    doubleSquares += value.toNumber() ** 2;
  }
  const n = BigInt(bills);
  const isExact =
    sum.times(String(SCALE)).equals(String(whole)) &&
    squares.times(String(SCALE * SCALE)).equals(String(wholeSquares));
  // n·Σx² − (Σx)² is a whole number; what is divided by is known exactly, too.
  const scatter = n * wholeSquares - whole * whole;
  const truth = new Decimal(String(scatter))
    .dividedBy(String(SCALE * SCALE))
    .dividedBy(String(n * (n - 1n)))
    .toNumber();
  const found = estimateOf({ kind: 'mean', units: bills, sum, sumSquares: squares }).variance;
  const inDoubles = (doubleSquares - double ** 2 / bills) / (bills - 1);
  const design = '28 digits, of which the last twelve differ; counted along in whole numbers';
  const unit = 'relative error';
  return [
    {
      promise: 'sums and sums of squares of decimal bills are exact (1: they are)',
      design,
      accepted: [1, 1],
      measured: isExact ? 1 : 0,
      unit: '',
      seed,
      runs: bills,
    },
    {
      promise: '… so their variance is right to twelve digits',
      design,
      accepted: [0, 1e-12],
      measured: Math.abs(found / truth - 1),
      unit,
      seed,
      runs: bills,
    },
    {
      promise: '… where Σx² − (Σx)²/n in binary numbers has none',
      design,
      accepted: [1, Number.MAX_VALUE],
      because: 'an error as large as the variance itself, or larger',
      measured: Math.abs(inDoubles / truth - 1),
      unit,
      seed,
      runs: bills,
    },
  ];
};
