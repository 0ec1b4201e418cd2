import { type WrittenNumber, isFromFact } from '#catalog';
import { type Decimal, decimalText } from '#money';
import type { Finding, Lint } from './lint.js';
import { type Terms, overriddenTerms, termsOf } from './pricing/terms.js';

/** An allowance that is no whole number of packages: the first package sold then holds units that look free. */
export const includedNotDivisible: Lint = ({ charges, rules }) => {
  const own = charges.flatMap((charge, index) =>
    termsOf(charge, ['charges', index]).flatMap((terms) => findingOf(terms, undefined)),
  );
  const byRules = rules.flatMap(({ name, event }, ruleIndex) => {
    if (event.type !== 'overridePrice' && event.type !== 'include') return [];
    const index = charges.findIndex(({ key }) => key === event.charge);
    const charge = charges[index];
    if (charge === undefined) return [];
    if (event.type === 'overridePrice') {
      const [terms] = overriddenTerms(charge, ['charges', index], event, ['rules', ruleIndex]);
      return terms ? findingOf(terms, name) : [];
    }
    const at = { path: ['rules', ruleIndex, 'event', 'params', 'quantity'], inherited: false };
    return termsOf(charge, ['charges', index])
      .slice(0, 1)
      .flatMap((terms) => findingOf({ ...terms, included: event.quantity, at: () => at }, name));
  });
  return [...own, ...byRules];
};

function findingOf({ charge, price: { size }, included, at }: Terms, rule: string | undefined): Finding[] {
  const place = at('included');
  if (charge.model !== 'package' || size === undefined || place === undefined) return [];
  if (place.inherited && at('size')?.inherited !== false) return [];
  if (!isUneven(included, size)) return [];
  return [
    {
      severity: 'warning',
      code: 'included-not-divisible',
      message: `charge \`${charge.key}\`: an allowance of ${decimalText(included)} is no whole number of packages of ${decimalText(size)}`,
      help: `write a multiple of ${decimalText(size)}, or add an entry to \`accept\` that says why`,
      path: place.path,
      charge: charge.key,
      ...(rule !== undefined && { rule }),
    },
  ];
}

function isUneven(included: WrittenNumber | undefined, size: Decimal): included is Decimal {
  return (
    included !== undefined && !isFromFact(included) && size.greaterThan(0) && !included.modulo(size).isZero()
  );
}
