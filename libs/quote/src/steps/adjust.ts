import type { Rule } from '#catalog';
import { type Decimal, sum } from '#money';
import type { Adjusted, Adjustment } from '../adjustments/adjustment.js';
import type { AdjustmentRule } from '../adjustments/adjustment-rule.js';
import type { Bound } from '../adjustments/bound.js';
import { discount } from '../adjustments/discount.js';
import { packageMaximum } from '../adjustments/maximum.js';
import { packageMinimum } from '../adjustments/minimum.js';
import { surcharge } from '../adjustments/surcharge.js';
import type { Draft, StepResult } from '../draft.js';
import { resolveNumber } from '../numbers.js';

/** Percent discounts and surcharges in rule order, each on what the one before left. */
export const adjustByPercent = (draft: Draft): StepResult => adjustBy('percent', draft);

/** Fixed discounts and surcharges in rule order, after every percentage. */
export const adjustByAmount = (draft: Draft): StepResult => adjustBy('amount', draft);

export function applyMaximum(draft: Draft): StepResult {
  const bounds = boundsOf('maximum', draft);
  return bounds.length === 0 ? {} : added(draft, packageMaximum(bounds, paid(draft), contextOf(draft)));
}

export function applyMinimum(draft: Draft): StepResult {
  const bounds = boundsOf('minimum', draft);
  return bounds.length === 0 ? {} : added(draft, packageMinimum(bounds, paid(draft), contextOf(draft)));
}

function adjustBy(kind: 'percent' | 'amount', draft: Draft): StepResult {
  const adjustments = [...draft.adjustments];
  let { ledger } = draft;
  const { share, inputs } = draft;
  const { rounding } = inputs.version;
  for (const { rule, act } of draft.fired.flatMap((one) => adjustmentRule(kind, one, draft))) {
    const adjusted = act(rule, { ledger, share, rounding });
    adjustments.push(adjusted.adjustment);
    ({ ledger } = adjusted);
  }
  return { ledger, adjustments };
}

interface Acting {
  readonly rule: AdjustmentRule;
  readonly act: typeof discount;
}

function adjustmentRule(kind: 'percent' | 'amount', fired: Rule, { facts }: Draft): readonly Acting[] {
  const { event, name, title, place } = fired;
  if ((event.type !== 'discount' && event.type !== 'surcharge') || !(kind in event)) return [];
  const known = written.get(fired);
  if (known !== undefined) return known;
  const { charges, when } = event;
  const target = { ...(charges && { charges }), ...(when && { when }) };
  const adjusting =
    'percent' in event
      ? { kind: 'percent' as const, percent: event.percent, ...target }
      : { kind: 'amount' as const, amount: resolveNumber(event.amount, facts), ...target };
  const shown = event.title ?? title;
  const rule = { name, place, ...(shown !== undefined && { title: shown }), event: adjusting };
  const acting = [{ rule, act: event.type === 'discount' ? discount : surcharge }];
  if ('percent' in event) written.set(fired, acting);
  return acting;
}

/** A percentage is never taken from a fact, so its rule acts alike in every quote. */
const written = new WeakMap<Rule, readonly Acting[]>();

function boundsOf(kind: 'minimum' | 'maximum', { inputs: { version }, fired, facts }: Draft): Bound[] {
  const own = version[kind];
  const ofRules = fired.flatMap(({ event, name, title, place }) =>
    event.type === kind
      ? [
          {
            rule: name,
            ...(title !== undefined && { title }),
            amount: resolveNumber(event.amount, facts),
            place,
          },
        ]
      : [],
  );
  return own === undefined
    ? ofRules
    : [{ amount: resolveNumber(own, facts), place: version.place }, ...ofRules];
}

const contextOf = ({ ledger, share, inputs }: Draft) => ({
  ledger,
  share,
  rounding: inputs.version.rounding,
});

/** What is paid so far, with every adjustment, also one that could not be spread. */
export function paid({ lines, adjustments }: Pick<Draft, 'lines' | 'adjustments'>): Decimal {
  return sum([...lines.map((line) => line.amount), ...adjustments.map((adjustment) => adjustment.amount)]);
}

function added(draft: Draft, made: Adjusted | undefined): StepResult {
  if (made === undefined) return {};
  const adjustments: readonly Adjustment[] = [...draft.adjustments, made.adjustment];
  return { ledger: made.ledger, adjustments };
}
