import {
  type AnyPrice,
  type Charge,
  type PackageVersion,
  type RuleEvent,
  type WrittenNumber,
  isFromFact,
} from '#catalog';
import { type Decimal, decimalText } from '#money';
import type { Finding, Lint } from './lint.js';
import type { Path } from './pricing/terms.js';

interface Written {
  readonly number: WrittenNumber | undefined;
  readonly path: Path;
}

/**
 * Amounts that appear as they are, on a bill or times a count of things, with digits that rounding takes away.
 * A unit price of metered usage may be as fine as it likes: it is multiplied by thousands before anyone sees it.
 */
export const priceFinerThanRounding: Lint = (version) => [
  ...version.charges.flatMap((charge, index) =>
    amountsOfCharge(charge, ['charges', index]).flatMap((written) =>
      findings(written, version, { charge: charge.key }),
    ),
  ),
  ...version.rules.flatMap(({ name, event }, index) =>
    amountsOfEvent(event, version.charges, ['rules', index, 'event', 'params']).flatMap((written) =>
      findings(written, version, { rule: name }),
    ),
  ),
  ...[
    { number: version.minimum, path: ['minimum'] },
    { number: version.maximum, path: ['maximum'] },
  ].flatMap((written) => findings(written, version, {})),
];

function amountsOfCharge(charge: Charge, path: Path): readonly Written[] {
  return [
    ...amountsOfPrice(charge.price, charge, path),
    ...charge.cells.flatMap((cell, index) => amountsOfPrice(cell.price, charge, [...path, 'cells', index])),
    { number: charge.minimum, path: [...path, 'minimum'] },
    { number: charge.maximum, path: [...path, 'maximum'] },
  ];
}

function amountsOfPrice(price: AnyPrice, { source }: Charge, path: Path): readonly Written[] {
  // A seat at 9.995 is a price that no bill can show; a million calls at 0.000125 each are not.
  const isHeld = source.kind === 'quantity';
  return [
    { number: price.amount, path: [...path, 'amount'] },
    { number: isHeld ? price.unitAmount : undefined, path: [...path, 'unitAmount'] },
    ...(price.tiers ?? []).flatMap(({ unitAmount, flatAmount }, index) => [
      { number: isHeld ? unitAmount : undefined, path: [...path, 'tiers', index, 'unitAmount'] },
      { number: flatAmount, path: [...path, 'tiers', index, 'flatAmount'] },
    ]),
  ];
}

function amountsOfEvent(event: RuleEvent, charges: readonly Charge[], path: Path): readonly Written[] {
  switch (event.type) {
    case 'overridePrice': {
      const charge = charges.find(({ key }) => key === event.charge);
      const { price, minimum, maximum } = event.fields;
      return [
        ...(charge ? amountsOfPrice(price, charge, path) : []),
        { number: minimum, path: [...path, 'minimum'] },
        { number: maximum, path: [...path, 'maximum'] },
      ];
    }
    case 'discount':
    case 'surcharge':
      return 'amount' in event ? [{ number: event.amount, path: [...path, 'amount'] }] : [];
    case 'minimum':
    case 'maximum':
      return [{ number: event.amount, path: [...path, 'amount'] }];
    case 'include':
    case 'waive':
    case 'entitle':
      return [];
  }
}

function findings(
  { number, path }: Written,
  { rounding: { scale }, currency }: PackageVersion,
  about: { readonly charge?: string; readonly rule?: string },
): Finding[] {
  const finest = number && finestOf(number);
  if (!finest || finest.decimalPlaces() <= scale) return [];
  return [
    {
      severity: 'warning',
      code: 'price-finer-than-rounding',
      message: `${decimalText(finest)} is finer than the ${scale} ${scale === 1 ? 'decimal' : 'decimals'} that an amount in ${currency} is rounded to`,
      help: `write it with ${scale} or fewer, or add an entry to \`accept\` that says why`,
      path,
      ...about,
    },
  ];
}

/** Times a count of things held, a fact makes whole multiples; other facts may be fractions themselves. */
function finestOf(number: WrittenNumber): Decimal | undefined {
  if (!isFromFact(number)) return number;
  return number.fact.startsWith('quantity.') ? number.times : undefined;
}
