import { type AdjustmentTarget, type Charge, type Fault, type RuleEvent, suggestion } from '#catalog';
import type { RuleEventDocument } from '#contracts';
import { decimal } from '#money';
import { quoted } from '../quoted.js';
import type { Path } from '../read/document.js';
import type { BuildContext } from './context.js';
import { defined } from './defined.js';
import { entitlementOf } from './entitlement.js';
import { writtenNumber } from './numbers.js';
import { overrideOf } from './override.js';
import { whenOf } from './prices.js';

type Charges = ReadonlyMap<string, Charge>;

/** An event with everything it names looked up; undefined when that failed. `path` leads to the event. */
export function ruleEventOf(
  document: RuleEventDocument,
  path: Path,
  charges: Charges,
  context: BuildContext,
): RuleEvent | undefined {
  const at = [...path, 'params'];
  switch (document.type) {
    case 'overridePrice':
      checkCharges([document.params.charge], [...at, 'charge'], context);
      return overrideOf(document.params, at, charges, context);
    case 'include': {
      const { charge, quantity } = document.params;
      checkCharges([charge], [...at, 'charge'], context);
      checkAllowance(charges.get(charge), [...at, 'charge'], context);
      return { type: 'include', charge, quantity: writtenNumber(quantity, [...at, 'quantity'], context) };
    }
    case 'waive':
      checkCharges(document.params.charges, [...at, 'charges'], context);
      return { type: 'waive', charges: document.params.charges };
    case 'discount':
    case 'surcharge':
      return adjustmentOf(document, at, charges, context);
    case 'minimum':
    case 'maximum':
      return {
        type: document.type,
        amount: writtenNumber(document.params.amount, [...at, 'amount'], context),
      };
    case 'entitle':
      return { type: 'entitle', entitlement: entitlementOf(document.params, at, context) };
  }
}

function adjustmentOf(
  { type, params }: Extract<RuleEventDocument, { type: 'discount' | 'surcharge' }>,
  at: Path,
  charges: Charges,
  context: BuildContext,
): RuleEvent | undefined {
  const { percent, amount, title } = params;
  checkCharges(params.charges ?? [], [...at, 'charges'], context);
  const target: AdjustmentTarget = defined({
    charges: params.charges,
    when: params.when && whenOf(params.when),
    title,
  });
  if (target.when) checkWhen(target, at, charges, context);
  if (percent !== undefined && amount === undefined) {
    const share = decimal(percent);
    if (type === 'discount' && share.greaterThan(100))
      context.report({
        code: 'percent-range',
        message: `a discount of ${percent} percent would pay the customer`,
        help: 'a discount is from 0 to 100 percent',
        path: [...at, 'percent'],
      });
    return { type, ...target, percent: share };
  }
  if (amount !== undefined && percent === undefined)
    return { type, ...target, amount: writtenNumber(amount, [...at, 'amount'], context) };
  context.report({
    code: 'percent-or-amount',
    message:
      percent === undefined
        ? `a ${type} needs \`percent\` or \`amount\``
        : `a ${type} cannot have both \`percent\` and \`amount\``,
    help: 'write exactly one of them; two rules can follow each other',
    path: at,
  });
  return undefined;
}

function checkCharges(keys: readonly string[], path: Path, context: BuildContext): void {
  const at = (index: number): Path => (path.at(-1) === 'charges' ? [...path, index] : path);
  for (const [index, key] of keys.entries()) {
    let fault: Omit<Fault, 'path'> | undefined;
    if (!context.chargeKeys.has(key))
      fault = {
        code: 'unknown-charge',
        message: `no charge is called ${quoted(key)}`,
        help: suggestion(key, [...context.chargeKeys], 'the charges are'),
      };
    else if (keys.indexOf(key) < index)
      fault = { code: 'duplicate-name', message: `${quoted(key)} stands here twice`, help: 'name it once' };
    if (fault) context.report({ ...fault, path: at(index) });
  }
}

/** Cells exist only on charges that price by every dimension named. */
function checkWhen(
  { charges: keys, when = {} }: AdjustmentTarget,
  at: Path,
  charges: Charges,
  context: BuildContext,
): void {
  const targets = (keys ?? [...charges.keys()]).flatMap((key) => charges.get(key) ?? []);
  for (const dimension of Object.keys(when)) {
    const lacking = targets.filter(({ by }) => !by.includes(dimension));
    const isFault = keys === undefined ? lacking.length === targets.length : lacking.length > 0;
    if (isFault && targets.length > 0)
      context.report({
        code: 'unknown-dimension',
        message:
          keys === undefined
            ? `no charge prices by ${quoted(dimension)}`
            : `${quoted(lacking[0]?.key ?? '')} does not price by ${quoted(dimension)}`,
        help: 'name a dimension of the charge’s `by`, or leave `when` out',
        path: [...at, 'when', dimension],
      });
  }
}

function checkAllowance(charge: Charge | undefined, path: Path, context: BuildContext): void {
  if (!charge) return;
  const counts =
    charge.model !== 'flat' && charge.model !== 'percentage' && charge.source.kind !== 'amountOf';
  if (!counts)
    context.report({
      code: 'modifier-not-allowed',
      message: `\`${charge.key}\` has no units that could be included`,
      help: 'include units of a charge that counts a meter or a quantity',
      path,
    });
  else if (charge.by.length > 0 && !charge.pool)
    context.report({
      code: 'included-needs-pool',
      message: `\`${charge.key}\` prices several cells, and nothing says which one uses the units up`,
      help: 'use `overridePrice` with `when` and `included`, or price the charge with `pool: true`',
      path,
    });
}
