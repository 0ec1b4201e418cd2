import type { Decimal } from '#money';
import type { ChargeModel, PercentTier, Prices, Tier } from './charge.js';
import type { WrittenNumber } from './numbers.js';

/** The price fields of every model side by side: how code that asks about any model at once reads a price. */
export interface AnyPrice<N = WrittenNumber> {
  readonly amount?: N;
  readonly unitAmount?: Decimal;
  readonly tiers?: readonly (Tier & Partial<PercentTier>)[];
  readonly flatWhenZero?: boolean;
  readonly size?: Decimal;
  readonly partial?: 'up' | 'down';
  readonly percent?: Decimal;
  readonly fixedAmount?: Decimal;
  readonly freeEvents?: Decimal;
  readonly freeAmount?: Decimal;
  readonly minimumPerEvent?: Decimal;
  readonly maximumPerEvent?: Decimal;
  readonly roundEach?: 'event';
  readonly multiplier?: Decimal;
}

export type PriceField = keyof AnyPrice;

/** Which fields price each model: without a required one there is no price. */
export const PRICE_FIELDS = {
  flat: { required: ['amount'], optional: [] },
  unit: { required: ['unitAmount'], optional: [] },
  graduated: { required: ['tiers'], optional: ['flatWhenZero'] },
  volume: { required: ['tiers'], optional: ['flatWhenZero'] },
  package: { required: ['size', 'amount'], optional: ['partial'] },
  percentage: {
    required: ['percent'],
    optional: ['fixedAmount', 'freeEvents', 'freeAmount', 'minimumPerEvent', 'maximumPerEvent', 'roundEach'],
  },
  graduatedPercentage: { required: ['tiers'], optional: ['flatWhenZero'] },
  dynamic: { required: [], optional: ['multiplier'] },
} as const satisfies {
  readonly [M in ChargeModel]: {
    readonly required: readonly (keyof Prices[M])[];
    readonly optional: readonly (keyof Prices[M])[];
  };
};

/** Required fields that `price` lacks; none means the price is complete. */
export function missingFields(model: ChargeModel, price: AnyPrice): readonly PriceField[] {
  const required: readonly PriceField[] = PRICE_FIELDS[model].required;
  return required.filter((field) => price[field] === undefined);
}
