const PRICES =
  'size amount partial unitAmount tiers flatWhenZero percent fixedAmount freeEvents freeAmount minimumPerEvent maximumPerEvent roundEach multiplier';
const FACT = 'fact path operator value times';
const ENTITLEMENT = 'feature type value meter limit enforcement resets';

/** The order of keys, by the key that holds the map (or the list of maps). The root has the empty name. */
const ORDERS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    '': 'schema package version title currency interval effectiveFrom rounding charges conditions rules minimum maximum entitlements accept meters attributes features cases',
    rounding: 'mode scale',
    charges: `key title meter quantity amountOf by pool convert included model ${PRICES} cells maximum minimum prorate allowNegative timing`,
    cells: `when convert included ${PRICES}`,
    tiers: 'upTo percent unitAmount flatAmount',
    convert: 'multiplyBy divideBy round scale',
    rules: 'name title priority conditions event',
    event: 'type params',
    params: `charge ${ENTITLEMENT} quantity ${PRICES} convert included maximum minimum charges when title`,
    all: FACT,
    any: FACT,
    not: FACT,
    value: FACT,
    limit: FACT,
    amount: FACT,
    included: FACT,
    minimum: FACT,
    maximum: FACT,
    quantity: FACT,
    entitlements: ENTITLEMENT,
    accept: 'code charge rule because',
    meters: 'key title event aggregation value dimensions filter unitCost window',
    window: 'per aggregation then',
    attributes: 'key title type values default',
    features: 'key title type values meter',
    cases: 'name workspace quantities usage period subscription segments expect',
    segments: 'from version quantities usage paused',
    subscription: 'start anchor',
    period: 'from to timeZone',
    expect: 'lines adjustments subtotal total entitlements rules',
  }).map(([name, order]) => [name, order.split(' ')]),
);

/**
 * Where `key` stands in the map that `holder` holds; keys of no known place keep their order, after the others. Names
 * that authors choose (conditions, dimensions, lines) are in no list, so they stay as they are written.
 */
export function placeInOrder(holder: string, key: string): number {
  const order = ORDERS.get(holder);
  const index = order?.indexOf(key) ?? -1;
  return index === -1 ? (order?.length ?? 0) : index;
}

/** What is read one below the other, however short it is: a change of one figure is then a change of one line. */
export const ALWAYS_BLOCK: ReadonlySet<string> = new Set(['charges', 'rules', 'cases', 'expect']);
