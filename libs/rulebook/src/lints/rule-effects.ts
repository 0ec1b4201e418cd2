import { type CellWhen, type Rule, type WrittenNumber, isFromFact } from '#catalog';

/** One thing that a rule decides: it shadows and is shadowed effect by effect. */
export type Effect =
  | {
      readonly kind: 'field';
      readonly charge: string;
      readonly field: string;
      readonly when: CellWhen | undefined;
    }
  | { readonly kind: 'include' | 'adjust' | 'waive'; readonly charge: string }
  | { readonly kind: 'minimum' | 'maximum'; readonly amount: WrittenNumber }
  | { readonly kind: 'entitle'; readonly feature: string };

/** Nothing for an adjustment of all charges: charges without a name in the rule cannot be told to be waived. */
export function effectsOf({ event }: Rule): readonly Effect[] {
  switch (event.type) {
    case 'overridePrice': {
      const { price, ...others } = event.fields;
      return [...Object.keys(price), ...Object.keys(others)].map((field) => ({
        kind: 'field',
        charge: event.charge,
        field,
        when: event.when,
      }));
    }
    case 'include':
      return [{ kind: 'include', charge: event.charge }];
    case 'waive':
      return event.charges.map((charge) => ({ kind: 'waive', charge }));
    case 'discount':
    case 'surcharge':
      return (event.charges ?? []).map((charge) => ({ kind: 'adjust', charge }));
    case 'minimum':
    case 'maximum':
      return [{ kind: event.type, amount: event.amount }];
    case 'entitle':
      return [{ kind: 'entitle', feature: event.entitlement.feature }];
  }
}

/** Effects on different subjects never meet. */
export function subjectOf(effect: Effect): string {
  if ('charge' in effect) return `charge ${effect.charge}`;
  return effect.kind === 'entitle' ? `feature ${effect.feature}` : effect.kind;
}

/** Whether `effect` changes nothing once `strong` has happened. `earlier`: the strong one comes first in rule order. */
export function overrules(strong: Effect, effect: Effect, earlier: boolean): boolean {
  if (strong.kind === 'waive' && 'charge' in effect) return strong.charge === effect.charge;
  switch (effect.kind) {
    case 'field':
      return (
        earlier &&
        strong.kind === 'field' &&
        strong.charge === effect.charge &&
        strong.field === effect.field &&
        coversWhen(strong.when, effect.when)
      );
    case 'entitle':
      return earlier && strong.kind === 'entitle' && strong.feature === effect.feature;
    case 'minimum':
      return strong.kind === 'minimum' && isAtLeast(strong.amount, effect.amount);
    case 'maximum':
      return strong.kind === 'maximum' && isAtLeast(effect.amount, strong.amount);
    case 'include':
    case 'adjust':
    case 'waive':
      return false;
  }
}

/** An override without `when` is of the charge's own fields, and one with `when` of single cells: they never meet. */
function coversWhen(strong: CellWhen | undefined, when: CellWhen | undefined): boolean {
  if (strong === undefined || when === undefined) return strong === when;
  return Object.entries(strong).every(
    ([name, values]) =>
      Object.hasOwn(when, name) && (when[name] ?? []).every((value) => values.includes(value)),
  );
}

function isAtLeast(a: WrittenNumber, b: WrittenNumber): boolean {
  return !isFromFact(a) && !isFromFact(b) && a.greaterThanOrEqualTo(b);
}
