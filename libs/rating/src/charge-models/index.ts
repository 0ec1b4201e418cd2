import type { ChargeModel, Prices, Rounding } from '#catalog';
import { type Decimal, type Fraction, invariant } from '#money';
import type { PeriodPart } from '../line-item.js';
import type { Priced } from '../line-detail.js';
import type { ExactQuantity } from '../rating-state.js';
import { dynamic } from './dynamic.js';
import { flat } from './flat.js';
import { graduated } from './graduated.js';
import { graduatedPercentage } from './graduated-percentage.js';
import { packages } from './package.js';
import { percentage } from './percentage.js';
import { bySize } from './sign.js';
import { unit } from './unit.js';
import { volume } from './volume.js';

/** What a model may ask for. */
export interface ModelInput<M extends ChargeModel> {
  readonly price: Prices<Decimal>[M];
  /** After conversion and allowance; may be negative. */
  readonly quantity: Fraction;
  readonly usage: ExactQuantity;
  /** What flat amounts of tiers are multiplied by. */
  readonly flatShare: Fraction;
  readonly rounding: Rounding;
  /** Free allowances are never prorated: they stand whole over the period, of which this is the part. */
  readonly part?: PeriodPart | undefined;
}

/** One function a model: a new model breaks the build here until it has one. */
const models: { readonly [M in ChargeModel]: (input: ModelInput<M>) => Priced } = {
  flat: ({ price }) => flat(price),
  unit: ({ quantity, price }) => bySize(quantity, (size) => unit(size, price)),
  graduated: ({ quantity, price, flatShare }) =>
    bySize(quantity, (size) => graduated(size, price, flatShare)),
  volume: ({ quantity, price, flatShare }) => bySize(quantity, (size) => volume(size, price, flatShare)),
  package: ({ quantity, price }) => bySize(quantity, (size) => packages(size, price)),
  percentage: ({ usage, price, rounding, part }) => {
    invariant(usage.kind !== 'quantity', 'a percentage charge is given events or totals');
    return percentage(usage, price, { rounding, ...(part && { part }) });
  },
  graduatedPercentage: ({ quantity, price, flatShare }) =>
    bySize(quantity, (size) => graduatedPercentage(size, price, flatShare)),
  dynamic: ({ quantity, price }) => bySize(quantity, (size) => dynamic(size, price)),
};

export function priceByModel<M extends ChargeModel>(model: M, input: ModelInput<M>): Priced {
  return models[model](input);
}
