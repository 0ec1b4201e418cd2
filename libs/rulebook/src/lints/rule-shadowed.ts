import { type Rule, inRuleOrder } from '#catalog';
import type { Finding, Lint } from './lint.js';
import { type Theory, canHold, theoryOf } from './proof/can-hold.js';
import { type Effect, effectsOf, overrules, subjectOf } from './rule-effects.js';

interface Ranked {
  readonly rule: Rule;
  /** Place in rule order. */
  readonly rank: number;
}

/**
 * A rule that changes nothing whenever it fires, because others that fire with it already decide all that it asks
 * for. Proven per effect, so two rules together may shadow a third; what is not certain is not reported.
 */
export const ruleShadowed: Lint = (version, { definitions }) => {
  const theory = theoryOf(version, definitions);
  const ranked = inRuleOrder(version.rules).map((rule, rank) => ({ rule, rank }));
  const rivals = bySubject(ranked);

  const shadowOf = (mine: Ranked, effect: Effect): string | undefined => {
    if (effect.kind === 'minimum' || effect.kind === 'maximum') {
      const amount = version[effect.kind];
      if (amount && overrules({ kind: effect.kind, amount }, effect, true))
        return `the package's own \`${effect.kind}\``;
    }
    const rival = rivals.get(subjectOf(effect))?.find((other) => {
      theory.budget.left -= 1;
      if (theory.budget.left < 0 || other.rule === mine.rule) return false;
      if (!overrules(other.effect, effect, other.rank < mine.rank)) return false;
      if (!implies(mine.rule, other.rule, theory)) return false;
      // Of two that decide the same and fire together, the later one is reported.
      return (
        other.rank < mine.rank ||
        !overrules(effect, other.effect, true) ||
        !implies(other.rule, mine.rule, theory)
      );
    });
    return rival && `rule \`${rival.rule.name}\``;
  };

  return ranked.flatMap((mine): Finding[] => {
    const shadows = effectsOf(mine.rule).map((effect) => shadowOf(mine, effect));
    if (shadows.length === 0 || shadows.includes(undefined)) return [];
    const { name } = mine.rule;
    return [
      {
        severity: 'warning',
        code: 'rule-shadowed',
        message: `rule \`${name}\` never changes anything: whenever it fires, ${[...new Set(shadows)].join(' and ')} already decided what it asks for`,
        help: 'delete it, give it a higher `priority`, or narrow the other conditions',
        path: ['rules', version.rules.indexOf(mine.rule)],
        rule: name,
      },
    ];
  });
};

function bySubject(ranked: readonly Ranked[]): ReadonlyMap<string, readonly (Ranked & { effect: Effect })[]> {
  const rivals = new Map<string, (Ranked & { effect: Effect })[]>();
  for (const one of ranked) {
    for (const effect of effectsOf(one.rule)) {
      const subject = subjectOf(effect);
      const sameSubject = rivals.get(subject) ?? [];
      sameSubject.push({ ...one, effect });
      rivals.set(subject, sameSubject);
    }
  }
  return rivals;
}

/** Whether `other` provably fires whenever the rule does. */
function implies({ conditions }: Rule, { conditions: other }: Rule, theory: Theory): boolean {
  if (!other) return true;
  const goals = conditions ? [{ condition: conditions, holds: true }] : [];
  return !canHold([...goals, { condition: other, holds: false }], theory);
}
