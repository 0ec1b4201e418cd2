import * as z from 'zod';
import { writtenNumber } from './number-document.js';
import { convert, included, priceFields } from './price-fields.js';
import { booleanText, keyText, literal, plainText } from './scalars.js';

export const cellWhen = z.record(keyText, z.union([literal, z.array(literal).min(1).max(1000)])).meta({
  id: 'CellWhen',
  description: 'Dimension values: all named ones must match; a list matches any of its values',
  examples: [{ country: ['GB', 'IE'], kind: 'mms' }],
});

const common = {
  key: keyText.describe('Stable key of the line'),
  title: plainText.optional().describe('Line description; default the key'),
  minimum: writtenNumber.optional().describe('At least so much, also at zero usage; a list price'),
  maximum: writtenNumber.optional().describe('At most so much, before the minimum'),
  prorate: booleanText.optional().describe('Scale by the share of the interval; default false'),
  timing: z
    .enum(['advance', 'arrears'])
    .optional()
    .describe('On whose invoice the line stands; default arrears for a meter, else advance'),
};
const meter = keyText.optional().describe('The meter that is priced; see rules/meters.yaml');
const counted = {
  meter,
  quantity: keyText.optional().describe('A licensed quantity held by the subscription'),
  amountOf: z
    .array(keyText)
    .min(1)
    .max(1000)
    .optional()
    .describe('Earlier charges whose amounts are the quantity'),
  convert: convert.optional(),
  included: included.optional(),
};
const celled = {
  by: z
    .array(keyText)
    .min(1)
    .max(16)
    .optional()
    .describe('Dimensions of the meter: one cell a distinct tuple, each priced on its own'),
  pool: booleanText
    .optional()
    .describe('Cells are weighed, summed, and the sum is priced once; default false'),
  allowNegative: booleanText
    .optional()
    .describe('Price the magnitude of negative usage and put the sign back; default false: an error'),
};

/** One entry of `cells`: what its tuples pay, each field replacing the charge's own whole. */
const cells = <Fields extends z.core.$ZodLooseShape>(fields: Fields) =>
  z
    .array(z.strictObject({ when: cellWhen, ...fields }))
    .max(1000)
    .optional()
    .describe('The entry naming most dimensions wins');

const partial = <Fields extends z.core.$ZodLooseShape>(fields: Fields) =>
  z.strictObject(fields).partial().shape;
const price = {
  unit: partial(priceFields.unit),
  graduated: partial(priceFields.graduated),
  volume: partial(priceFields.volume),
  package: partial(priceFields.package),
  percentage: partial(priceFields.percentage),
  graduatedPercentage: partial(priceFields.graduatedPercentage),
  dynamic: partial(priceFields.dynamic),
};
const modifiers = { convert: convert.optional(), included: included.optional() };

const flat = z.strictObject({ ...common, model: z.literal('flat'), ...priceFields.flat });
const unit = z.strictObject({
  ...common,
  model: z.literal('unit'),
  ...counted,
  ...price.unit,
  ...celled,
  cells: cells({ ...price.unit, ...modifiers }),
});
const graduated = z.strictObject({
  ...common,
  model: z.literal('graduated'),
  ...counted,
  ...price.graduated,
  ...celled,
  cells: cells({ ...price.graduated, ...modifiers }),
});
const volume = z.strictObject({
  ...common,
  model: z.literal('volume'),
  ...counted,
  ...price.volume,
  ...celled,
  cells: cells({ ...price.volume, ...modifiers }),
});
const packages = z.strictObject({
  ...common,
  model: z.literal('package'),
  ...counted,
  ...price.package,
  ...celled,
  cells: cells({ ...price.package, ...modifiers }),
});
const percentage = z.strictObject({
  ...common,
  model: z.literal('percentage'),
  meter,
  ...price.percentage,
  by: celled.by,
  allowNegative: celled.allowNegative,
  cells: cells(price.percentage),
});
const graduatedPercentage = z.strictObject({
  ...common,
  model: z.literal('graduatedPercentage'),
  ...counted,
  ...price.graduatedPercentage,
  ...celled,
  cells: cells({ ...price.graduatedPercentage, ...modifiers }),
});
const dynamic = z.strictObject({
  ...common,
  model: z.literal('dynamic'),
  ...counted,
  ...price.dynamic,
  ...celled,
  cells: cells({ ...price.dynamic, ...modifiers }),
});

export const chargeDocument = z
  .discriminatedUnion('model', [
    flat,
    unit,
    graduated,
    volume,
    packages,
    percentage,
    graduatedPercentage,
    dynamic,
  ])
  .meta({
    id: 'Charge',
    description: 'One line of the price: what is counted, and what it costs',
    examples: [{ key: 'platform', model: 'flat', amount: '120.00' }],
  });
export type ChargeDocument = z.infer<typeof chargeDocument>;

const loose = { key: keyText.optional() };
/** A charge on its own, as `ratebook rate` takes it: it needs no key and counts what it is handed. */
export const loneCharge = z.discriminatedUnion('model', [
  flat.extend(loose),
  unit.extend(loose),
  graduated.extend(loose),
  volume.extend(loose),
  packages.extend(loose),
  percentage.extend(loose),
  graduatedPercentage.extend(loose),
  dynamic.extend(loose),
]);

const bounds = { minimum: writtenNumber.optional(), maximum: writtenNumber.optional() };
/** What an `overridePrice` may replace on a charge of each model. */
export const overrideFields = {
  flat: z.strictObject({ ...partial(priceFields.flat), ...bounds }),
  unit: z.strictObject({ ...price.unit, ...modifiers, ...bounds }),
  graduated: z.strictObject({ ...price.graduated, ...modifiers, ...bounds }),
  volume: z.strictObject({ ...price.volume, ...modifiers, ...bounds }),
  package: z.strictObject({ ...price.package, ...modifiers, ...bounds }),
  percentage: z.strictObject({ ...price.percentage, ...bounds }),
  graduatedPercentage: z.strictObject({ ...price.graduatedPercentage, ...modifiers, ...bounds }),
  dynamic: z.strictObject({ ...price.dynamic, ...modifiers, ...bounds }),
} as const;
