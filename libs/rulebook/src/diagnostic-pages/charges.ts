import type { DiagnosticPage } from './page.js';

export const charges: Readonly<Record<string, DiagnosticPage>> = {
  'tier-gap': {
    title: 'An open tier before the last',
    means:
      'A tier without `upTo` holds everything above the one before it, so nothing says where the next one begins.',
    fix: 'Give the tier an `upTo`; only the last tier is open.',
  },
  'tier-overlap': {
    title: 'A tier that ends below the one before',
    means: '`upTo` must rise from tier to tier, or a quantity would belong to two of them.',
    fix: 'Put the tiers in order.',
  },
  'tier-equal-bounds': {
    title: 'A tier without any quantity',
    means:
      'The tier ends where the one before it ends, so nothing can fall into it. Bounds compare by value: `10` and `10.0` are equal.',
    fix: 'Raise its `upTo`, or delete it.',
  },
  'tier-closed-top': {
    title: 'The last tier has an end',
    means: 'A quantity above the last `upTo` would have no price.',
    fix: 'Leave `upTo` out of the last tier, or add an open tier after it.',
  },
  'tier-without-price': {
    title: 'A tier without a price',
    means: 'The tier has neither `unitAmount` nor `flatAmount`, and a missing price is never zero.',
    fix: 'Write a price; a free tier says `unitAmount: 0`.',
  },
  'tiers-empty': {
    title: 'No tiers',
    means:
      'A tiered price needs at least one tier. In a file the same fault is an `empty-list`; this code is for charges that come from elsewhere.',
    fix: 'Write at least one tier, the last without `upTo`.',
  },
  'price-missing': {
    title: 'A price is missing',
    means:
      'Without this field nothing has a price. With `by`, a charge may leave its own price to its `cells`, but then each of them must complete it.',
    fix: 'Write the field.',
  },
  'negative-price': {
    title: 'A price below zero',
    means:
      'Prices, rates and bounds are never negative. A credit is a `discount`, so that a quote can show it as one.',
    fix: 'Write 0 or more, or a rule with a `discount`.',
  },
  'number-not-positive': {
    title: 'A number that must be above zero',
    means: 'Nothing can be divided into packages of 0, and a tier up to 0 holds nothing.',
    fix: 'Write a number above 0.',
  },
  'minimum-above-maximum': {
    title: 'A minimum above its maximum',
    means:
      'No amount satisfies both: of a charge, of one event of a percentage charge, or of the whole package. Bounds taken from facts are compared in the quote.',
    fix: 'Lower the minimum, or raise the maximum.',
  },
  'free-events-not-whole': {
    title: 'Part of a free event',
    means:
      'Events are counted whole. In a file the same fault is an `integer-syntax`; this code is for charges that come from elsewhere.',
    fix: 'Write a whole number.',
  },
  'price-field-of-another-model': {
    title: 'A price field of another model',
    means: 'Each model has its own price fields; this one has no meaning here.',
    fix: 'Use the fields that the message lists, or another model.',
  },
  'quantity-source': {
    title: 'What the charge counts is not clear',
    means: 'A charge other than `flat` names exactly one of `meter`, `quantity` and `amountOf`.',
    fix: 'Name one of them.',
  },
  'flat-with-quantity': {
    title: 'A flat charge that counts something',
    means: 'A flat charge costs the same whatever is used.',
    fix: 'Leave the meter out, or choose `model: unit`.',
  },
  'percentage-needs-meter': {
    title: 'A percentage of something without events',
    means:
      'A percentage charge is priced event by event, with its fixed fee and bounds for each; quantities and amounts have no events.',
    fix: 'Name a `meter`, or choose `model: graduatedPercentage`, which prices an amount.',
  },
  'percentage-needs-sum': {
    title: 'A percentage of a meter that sums nothing',
    means: "The fee is a percentage of every event's amount, so the meter must be a `sum`.",
    fix: 'Name a meter with `aggregation: sum`.',
  },
  'modifier-not-allowed': {
    title: 'A modifier without a meaning',
    means:
      'There are no units to convert or include here, no cells to bound, or no value to count. Left in, it would look as if it did something.',
    fix: 'Leave it out; the message says what to use instead where there is something.',
  },
  'included-needs-pool': {
    title: 'An allowance that several cells share',
    means: 'One `included` for several cells does not say which cell uses it up.',
    fix: 'Add `pool: true` to price the sum of the cells, or give each of the `cells` its own.',
  },
  'by-needs-meter': {
    title: 'Dimensions of something without any',
    means: 'Only a meter has dimensions.',
    fix: 'Leave `by` out, or name a `meter`.',
  },
  'dimension-twice': {
    title: 'A dimension stands twice in by',
    means: 'Pricing by the same dimension twice says nothing more.',
    fix: 'Name it once.',
  },
  'pool-without-by': {
    title: 'A pool without cells',
    means: '`pool: true` sums cells, and without `by` there are none.',
    fix: 'Leave `pool` out, or name dimensions in `by`.',
  },
  'pool-cell-price': {
    title: 'A price of one cell in a pool',
    means: "A pool is priced once, by the charge's own price. A cell can only weigh what it adds.",
    fix: 'Use `convert` in the cell, or leave `pool` out.',
  },
  'cells-without-by': {
    title: 'Cells of a charge without dimensions',
    means: '`cells` has prices for dimension values, and the charge prices by none.',
    fix: 'Name the dimensions in `by`.',
  },
  'cell-when-empty': {
    title: 'A cell that names nothing',
    means: 'Without a dimension or a value the entry matches everything or nothing.',
    fix: "Name a dimension and its values; what every cell pays is the charge's own price.",
  },
  'cell-dimension-not-in-by': {
    title: 'A cell that asks for another dimension',
    means: 'The charge does not price by this dimension, so the entry could never match.',
    fix: 'Add the dimension to `by`, or correct it.',
  },
  'cell-overlap': {
    title: 'Two cells for one tuple',
    means:
      'Two entries name equally many dimensions and share a tuple, so either could price it. Entries that name more dimensions win, so one that covers all that the two share settles it.',
    fix: 'Take the shared values out of one of them, or add the entry that settles it.',
  },
  'fact-unavailable': {
    title: 'A fact where there are none',
    means: 'A charge on its own, as `ratebook rate` takes it, has no workspace, period or other quantities.',
    fix: 'Write the number.',
  },
  'usage-shape': {
    title: 'Usage of no known shape',
    means:
      'Usage of a charge on its own is exactly one of `quantity`, `events`, `amount` with `count`, or `cells`.',
    fix: 'Write exactly one of them.',
  },
};
