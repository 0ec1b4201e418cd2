import * as z from 'zod';
import { instantText } from './scalars.js';

/** An exact sum: squares of amounts of a million units have far more digits than an amount. */
export const sumText = z
  .string()
  .regex(/^-?(?:0|[1-9]\d{0,119})(?:\.\d{1,60})?$/)
  .describe('An exact sum: at most 120 digits before the point and 60 after');
export const nameText = z.string().min(1).max(200);
export const wholeNumber = z.int().min(0);

const sums = { sum: sumText, sumSquares: sumText };
const spread = z.strictObject(sums);
const covariate = z.strictObject({ ...sums, sumProducts: sumText });
const units = wholeNumber;

const moments = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('mean'),
    units,
    ...sums,
    covariate: covariate.exactOptional(),
    withoutHistory: z.strictObject({ units, ...sums }).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('proportion'),
    units,
    sum: sumText,
    covariate: covariate.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('ratio'),
    units,
    numerator: spread,
    denominator: spread,
    sumProducts: sumText,
  }),
]);

const MOST_ARMS = 100;
const ofArms = z.array(moments).max(MOST_ARMS);
const counts = z.array(wholeNumber).max(MOST_ARMS);

const arm = z.strictObject({
  key: nameText,
  isClosed: z.boolean(),
  enrolled: wholeNumber,
  mature: wholeNumber,
  waiting: wholeNumber,
  unpriceable: wholeNumber,
  transition: wholeNumber,
  overridden: wholeNumber,
  withoutHistory: wholeNumber,
  lateOutcomes: wholeNumber,
  plannedAt: instantText.nullable(),
  firstMatureAt: instantText.exactOptional(),
  lastMatureAt: instantText.exactOptional(),
  quotes: wholeNumber,
  failures: wholeNumber,
  realised: z.strictObject({
    atOwnPrice: sumText,
    billed: sumText,
    credits: sumText,
    conceded: wholeNumber,
    payers: wholeNumber,
  }),
});

const metric = z.strictObject({
  key: nameText,
  direction: z.enum(['higher', 'lower']),
  periods: wholeNumber,
  arms: ofArms,
  capped: z.strictObject({ cap: sumText, arms: ofArms }).exactOptional(),
});

const MOST_LISTED = 10_000;
const listedBlock = z.strictObject({
  stratum: z.string().max(500),
  block: wholeNumber,
  arms: z.array(z.array(sumText).max(MOST_LISTED)).max(MOST_ARMS),
});

const bills = z.strictObject({ units, own: spread, other: spread, sumProducts: sumText });

/** What is known of an experiment at an instant. Every list of arms is as long as `arms`: sums of nobody belong to nobody. */
export const snapshotDocument = z
  .strictObject({
    schema: z.literal('ratebook/snapshot-v1'),
    experiment: nameText,
    asOf: instantText,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .exactOptional(),
    periods: wholeNumber,
    arms: z.array(arm).min(2).max(MOST_ARMS),
    cells: z.array(z.strictObject({ phase: wholeNumber, units: counts, buckets: counts })).max(10_000),
    contaminated: wholeNumber,
    contaminatedAccounts: z.array(nameText).min(1).max(100).exactOptional(),
    twoArms: wholeNumber,
    metrics: z.array(metric).max(500),
    overTime: z.array(metric).max(1000),
    segments: z
      .array(z.strictObject({ attribute: nameText, value: z.string().max(500), arms: ofArms }))
      .max(5000),
    listed: z.array(listedBlock).max(MOST_LISTED),
    bills: z.array(z.strictObject({ variant: nameText, control: bills, treatment: bills })).max(MOST_ARMS),
  })
  .superRefine((snapshot, context) => {
    const lists: readonly (readonly [place: readonly (string | number)[], list: readonly unknown[]])[] = [
      ...snapshot.cells.flatMap((cell, at) => [
        [['cells', at, 'units'], cell.units] as const,
        [['cells', at, 'buckets'], cell.buckets] as const,
      ]),
      ...(['metrics', 'overTime', 'segments'] as const).flatMap((name) =>
        snapshot[name].map((each, at) => [[name, at, 'arms'], each.arms] as const),
      ),
      ...(['metrics', 'overTime'] as const).flatMap((name) =>
        snapshot[name].map(
          (each, at) => [[name, at, 'capped', 'arms'], each.capped?.arms ?? snapshot.arms] as const,
        ),
      ),
      ...snapshot.listed.map((block, at) => [['listed', at, 'arms'], block.arms] as const),
    ];
    for (const [path, list] of lists)
      if (list.length !== snapshot.arms.length)
        context.addIssue({
          code: 'custom',
          path: [...path],
          message: `has ${list.length} entries, and there are ${snapshot.arms.length} arms`,
        });
    const values = snapshot.listed.reduce((all, { arms }) => all + arms.flat().length, 0);
    // Each is drawn ten thousand times.
    if (values > MOST_LISTED)
      context.addIssue({
        code: 'custom',
        path: ['listed'],
        message: `has ${values} values, and a fixed list is compared by at most ${MOST_LISTED}`,
      });
    if (snapshot.arms[0]?.isClosed === true)
      context.addIssue({
        code: 'custom',
        path: ['arms', 0, 'isClosed'],
        message: 'is true, and the control is what all others are compared with: it is never closed',
      });
  });
