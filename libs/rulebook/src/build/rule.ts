import {
  BEFORE_RATING,
  type Charge,
  type Condition,
  type Rule,
  isKnownAfterRating,
  isKnownWithoutUsage,
} from '#catalog';
import type { RuleDocument } from '#contracts';
import { quoted } from '../quoted.js';
import type { Path } from '../read/document.js';
import { conditionOf } from './condition.js';
import { factsIn } from './condition-extent.js';
import type { BuildContext } from './context.js';
import { defined } from './defined.js';
import { whole } from './numbers.js';
import { ruleEventOf } from './rule-event.js';

/** A rule, or undefined when something in it is wrong. */
export function ruleOf(
  document: RuleDocument,
  path: Path,
  charges: ReadonlyMap<string, Charge>,
  names: ReadonlySet<string>,
  named: ReadonlyMap<string, Condition>,
  context: BuildContext,
): Rule | undefined {
  const { name, title, priority, conditions: written } = document;
  const event = ruleEventOf(document.event, [...path, 'event'], charges, context);
  const asked = written && conditionOf(written, [...path, 'conditions'], names, context);
  if (asked) checkStage(document, asked, [...path, 'conditions'], named, context);
  if (!event || (written && !asked)) return undefined;
  const conditions: Condition | undefined =
    asked?.kind === 'fact' ? { kind: 'all', conditions: [asked] } : asked;
  return {
    ...defined({ name, title, conditions }),
    priority: priority === undefined ? 0 : whole(priority),
    event,
    place: context.placeOf(path),
  };
}

/** A rule can ask only for what is known when it acts. */
function checkStage(
  { event: { type } }: RuleDocument,
  condition: Condition,
  path: Path,
  named: ReadonlyMap<string, Condition>,
  context: BuildContext,
): void {
  for (const fact of factsIn(condition, named)) {
    if (type === 'entitle' && !isKnownWithoutUsage(fact))
      context.report({
        code: 'fact-not-for-grants',
        message: `a grant cannot depend on ${quoted(fact)}: it is answered without any usage`,
        help: 'ask for workspace, quantity, subscription or period facts',
        path,
      });
    else if (BEFORE_RATING.includes(type) && isKnownAfterRating(fact))
      context.report({
        code: 'fact-too-late',
        message: `\`${type}\` acts before rating, when ${quoted(fact)} is not known yet`,
        help: 'ask for amounts only in rules with a discount, surcharge, minimum or maximum',
        path,
      });
  }
}
