import {
  type Condition,
  type Facts,
  type Rule,
  type RuleEvent,
  type WrittenNumber,
  isFromFact,
} from '#catalog';
import { askedFor } from './asked-for.js';

/**
 * Every fact that any of the rules names and that is absent, sorted: in its conditions, through named ones, and in
 * the numbers of its event. A caller refuses before it evaluates, so that all are reported at once.
 */
export function missingFacts(
  rules: readonly Rule[],
  conditions: ReadonlyMap<string, Condition>,
  facts: Facts,
): readonly string[] {
  const asked = askedFor(
    rules.flatMap((rule) => rule.conditions ?? []),
    conditions,
  );
  const numbers = rules
    .flatMap((rule) => numbersOf(rule.event))
    .flatMap((number) => (isFromFact(number) ? number.fact : []));
  return [...new Set([...asked.facts, ...numbers])].filter((fact) => !facts.has(fact)).sort();
}

/** The numbers of an event that a rule file may take from facts. */
function numbersOf(event: RuleEvent): readonly WrittenNumber[] {
  switch (event.type) {
    case 'overridePrice': {
      const { price, included, minimum, maximum } = event.fields;
      const amount = 'amount' in price ? price.amount : undefined;
      return [amount, included, minimum, maximum].filter((number) => number !== undefined);
    }
    case 'include':
      return [event.quantity];
    case 'waive':
      return [];
    case 'discount':
    case 'surcharge':
      return 'amount' in event ? [event.amount] : [];
    case 'minimum':
    case 'maximum':
      return [event.amount];
    case 'entitle': {
      const { entitlement } = event;
      return entitlement.type === 'metered' && entitlement.limit !== 'unlimited' ? [entitlement.limit] : [];
    }
  }
}
