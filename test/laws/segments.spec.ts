import { describe, expect, it } from '@jest/globals';
import { type Period, shareOf } from '#calendar';
import { Decimal, Fraction, sum } from '#money';
import { type Quote, type QuoteInputs, type QuoteLine, assembleQuote } from '#quote';
import { rateCharge } from '#rating';
import fc from 'fast-check';
import { type Cut, cutInputs, cuts, secondVersion, segmentsOf } from './generated-cuts.js';
import { holdsEveryLaw } from './quote-laws.js';

const SEED = 20_270_101;
const RUNS = 300;
const check = (law: (cut: Cut) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(cuts, law), { seed: SEED, numRuns: RUNS });

async function quoted(inputs: QuoteInputs) {
  const result = await assembleQuote(inputs);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result;
}

const withFlips = (cut: Cut): QuoteInputs =>
  cutInputs(cut.plain, segmentsOf(cut), secondVersion(cut.plain.version, cut.flips));
const exact = ({ unroundedAmount, unroundedFraction }: QuoteLine): Fraction => {
  const [numerator, denominator] = (unroundedFraction ?? '').split('/');
  return denominator === undefined || numerator === undefined
    ? Fraction.of(new Decimal(unroundedAmount))
    : Fraction.ratio(BigInt(numerator), BigInt(denominator));
};
const added = (fractions: readonly Fraction[]): Fraction =>
  fractions.reduce((all, one) => all.plus(one), Fraction.ZERO);
const ofCharge = ({ lines }: Quote, charge: string): readonly QuoteLine[] =>
  lines.filter(({ key }) => key === charge);
const isScaled = (key: string, { version }: QuoteInputs): boolean =>
  version.charges.some(
    (charge) => charge.key === key && (charge.model === 'flat' || charge.source.kind === 'quantity'),
  );

describe(`laws of periods that changes cut (seed ${SEED})`, () => {
  it('every law of a quote holds for one of several versions, quantities and pauses', async () => {
    await check(async (cut) => {
      await holdsEveryLaw(withFlips(cut));
    });
  }, 120_000);

  it('changes that change nothing leave the bytes of the uncut quote', async () => {
    await check(async (cut) => {
      const [first, ...entries] = segmentsOf(cut);
      const idle = [first ?? {}, ...entries.map(({ from }) => ({ from, version: 1 }))];
      const { bytes } = await quoted(cut.plain);
      expect((await quoted(cutInputs(cut.plain, idle))).bytes).toBe(bytes);
    });
  }, 120_000);

  it('the shares of runs and pauses sum to the share of the period', async () => {
    await check(async (cut) => {
      const inputs = withFlips(cut);
      const { interval, period } = inputs;
      const explanation = (await quoted(inputs)).explain();
      const shares = [...(explanation.earlier ?? []), explanation].map((run) => {
        const [numerator, denominator = '1'] = run.interval.share.split('/');
        return denominator === '1'
          ? Fraction.of(new Decimal(numerator ?? '0'))
          : Fraction.ratio(BigInt(numerator ?? '0'), BigInt(denominator));
      });
      const spans: Period[] = (inputs.runs ?? []).flatMap(({ segments }) =>
        segments.filter(({ paused }) => paused).map(({ span }) => span),
      );
      const paused = spans.map((span) => shareOf(span, interval));
      expect(added([...shares, ...paused]).equals(shareOf(period, interval))).toBe(true);
    });
  }, 120_000);

  it('the total is the sum of the lines and adjustments of all runs, and each version that prices a day has its lines', async () => {
    await check(async (cut) => {
      const inputs = withFlips(cut);
      const { quote } = await quoted(inputs);
      const runs = (inputs.runs ?? []).filter(({ segments }) => segments.some(({ paused }) => !paused));
      if (runs.length < 2) return;
      const shares = quote.adjustments.flatMap(({ amount }) => [new Decimal(amount)]);
      const lines = quote.lines.map(({ amount }) => new Decimal(amount));
      expect(sum([...lines, ...shares]).eq(quote.total)).toBe(true);
      expect(new Set(quote.lines.map(({ version }) => version)).size).toBe(
        new Set(runs.map(({ version }) => version.version)).size,
      );
    });
  }, 120_000);

  it('a version that says the same costs the same exactly: prorated lines sum to the uncut one, others count once', async () => {
    await check(async ({ plain, changes, flips }) => {
      const bare = { ...plain, version: { ...plain.version, rules: [] } };
      const steady = changes.map((change) => ({ ...change, quantity: undefined, paused: false }));
      const cut = { plain: bare, changes: steady, flips };
      const whole = (await quoted(bare)).quote;
      const { quote } = await quoted(cutInputs(bare, segmentsOf(cut)));
      for (const line of whole.lines.filter(({ key }) => isScaled(key, bare))) {
        const parts = ofCharge(quote, line.key);
        expect(added(parts.map(exact)).equals(exact(line))).toBe(true);
      }
    });
  }, 120_000);

  it('what is not prorated counts on at most one line', async () => {
    await check(async (cut) => {
      const inputs = withFlips(cut);
      const { quote } = await quoted(inputs);
      const versions = new Map((inputs.runs ?? []).map(({ version }) => [version.version, version]));
      for (const { key } of inputs.version.charges.filter((charge) => isScaled(charge.key, inputs))) {
        const counted = ofCharge(quote, key).filter(({ version, uncounted }) => {
          const prices = versions.get(version ?? quote.package.version);
          const charge = prices?.charges.find((one) => one.key === key);
          return charge?.prorate === false && uncounted !== true;
        });
        expect(counted.length).toBeLessThanOrEqual(1);
      }
    });
  }, 120_000);

  it('a period that is paused from end to end has no lines and costs nothing', async () => {
    await check(async ({ plain }) => {
      const { quote } = await quoted(cutInputs(plain, [{ paused: true }]));
      expect(quote.lines).toEqual([]);
      expect(new Decimal(quote.total).isZero()).toBe(true);
    });
  }, 120_000);

  it('a version that starts with the period is quoted as if it had always been there', async () => {
    await check(async (cut) => {
      const second = secondVersion(cut.plain.version, cut.flips);
      const [first] = segmentsOf({ ...cut, changes: [] });
      const alone = await quoted({ ...cut.plain, version: second });
      const changed = await quoted(cutInputs(cut.plain, [{ ...first, version: 2 }], second));
      expect(changed.bytes).toBe(alone.bytes);
    });
  }, 120_000);
});

describe('the parts of a period', () => {
  it('give every free event of a percentage charge exactly once, however the period is cut', () => {
    const days = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (runs, free) => {
        const whole = runs.reduce((all, one) => all + one, 0);
        let before = 0;
        const given = runs.map((own) => {
          const part = { from: Fraction.ratio(before, whole), to: Fraction.ratio(before + own, whole) };
          before += own;
          return freeEventsIn(part, free);
        });
        expect(given.reduce((all, one) => all + one, 0)).toBe(free);
      }),
      { seed: SEED },
    );
  });
});

/** How many of more events than are free cost nothing in this part. */
function freeEventsIn(part: { from: Fraction; to: Fraction }, free: number): number {
  const place = { file: 'generated', line: 1, column: 1 };
  const result = rateCharge({
    charge: {
      key: 'fees',
      model: 'percentage',
      source: { kind: 'meter', meter: 'payments' },
      price: { percent: new Decimal(0), fixedAmount: new Decimal(1), freeEvents: new Decimal(free) },
      by: [],
      pool: false,
      cells: [],
      prorate: false,
      allowNegative: false,
      timing: 'arrears',
      place,
    },
    usage: { kind: 'events', events: Array.from({ length: free + 1 }, () => new Decimal(1)) },
    rounding: { mode: 'halfUp', scale: 2 },
    share: Fraction.ONE,
    part,
  });
  if (!result.ok) throw new Error(result.fault.message);
  return free + 1 - Number(result.line.amount.toFixed());
}
