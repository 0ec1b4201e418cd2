import type { AnyPrice, Charge, ChargeModel } from '#catalog';
import type { Decimal, Fraction } from '#money';
import { eventBoundField, eventByEventField, freeAllowanceField } from './charge-models/event-fields.js';
import { type RatingFault, ratingFault } from './rating-fault.js';
import type { ExactQuantity } from './rating-state.js';

type Price = AnyPrice<Decimal>;

/** Why the charge cannot price this usage by this price, or undefined when it can. */
export function usageFault(
  { model, allowNegative }: Charge<Decimal>,
  price: Price,
  usage: ExactQuantity,
): RatingFault | undefined {
  if ((model === 'percentage') === (usage.kind === 'quantity')) return shapeFault(model, usage.kind);
  switch (usage.kind) {
    case 'quantity':
      return usage.quantity.isNegative && !allowNegative ? negativeFault(usage.quantity) : undefined;
    case 'events':
      return eventsFault(usage.events, price, allowNegative);
    case 'totals':
      return totalsFault(usage.amount, usage.count, price, allowNegative);
  }
}

function shapeFault(model: ChargeModel, kind: ExactQuantity['kind']): RatingFault {
  return kind === 'quantity'
    ? ratingFault(
        'rating.usage-shape',
        'a percentage charge prices events, and was given a bare quantity',
        'give the amounts as `events`, or `amount` and `count`',
      )
    : ratingFault(
        'rating.usage-shape',
        `a ${model} charge prices a quantity, and was given ${kind === 'events' ? '`events`' : '`amount` and `count`'}`,
        'give one number as `quantity`',
      );
}

function eventsFault(
  events: readonly Fraction[],
  price: Price,
  allowNegative: boolean,
): RatingFault | undefined {
  const negative = events.find((event) => event.isNegative);
  if (negative === undefined) return undefined;
  if (!allowNegative) return negativeFault(negative);
  const field = freeAllowanceField(price) ?? eventBoundField(price);
  if (field === undefined) return undefined;
  return ratingFault(
    'rating.negative-quantity',
    `an event of \`${negative.text().text}\` has no fee beside \`${field}\``,
    'price refunds by a charge of their own, without free allowances and bounds for each event',
  );
}

function totalsFault(
  amount: Fraction,
  count: Decimal,
  price: Price,
  allowNegative: boolean,
): RatingFault | undefined {
  if (!count.isInteger() || count.lessThan(0) || (count.isZero() && !amount.isZero)) {
    return ratingFault(
      'rating.event-count',
      `\`${count.toFixed()}\` events cannot make \`${amount.text().text}\``,
      'give as `count` how many events there were, a whole number',
    );
  }
  const field = eventByEventField(price);
  if (field !== undefined) {
    return ratingFault(
      'rating.events-needed',
      `totals do not tell the fees: \`${field}\` acts on each event`,
      'give the amounts as `events`',
    );
  }
  if (!amount.isNegative) return undefined;
  if (!allowNegative) return negativeFault(amount);
  if (price.fixedAmount === undefined || price.fixedAmount.isZero()) return undefined;
  return ratingFault(
    'rating.events-needed',
    'negative totals do not tell the fees: the sign of each event decides that of its `fixedAmount`',
    'give the amounts as `events`',
  );
}

function negativeFault(quantity: Fraction): RatingFault {
  return ratingFault(
    'rating.negative-quantity',
    `\`${quantity.text().text}\` is negative`,
    'write `allowNegative: true` in the charge if corrections may outweigh what was used',
  );
}
