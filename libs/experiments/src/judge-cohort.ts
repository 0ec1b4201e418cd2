import { type Condition, type Facts, type FactValue, type Rule, parseFactValue } from '#catalog';
import { evaluateRules } from '#eligibility';
import { invariant } from '#money';

/** Whether attributes put a workspace into the cohort. Every fact that the cohort names must be there. */
export type CohortJudge = (facts: Facts) => boolean;

const NOTHING_NAMED: ReadonlyMap<string, Condition> = new Map();

/**
 * A judge of one cohort. The rules engine and the compiled conditions judge a made-up workspace together first and
 * must agree; from then on the compiled ones answer at once.
 */
export async function cohortJudge(
  cohort: Condition,
  types: ReadonlyMap<string, FactValue['type']>,
): Promise<CohortJudge> {
  const rule: Rule = {
    name: 'cohort',
    priority: 1,
    conditions: cohort,
    event: { type: 'waive', charges: [] },
    place: { file: 'cohort', line: 1, column: 1 },
  };
  const rules = [rule];
  const made = [...types].map(([fact, type]) => [fact, EXAMPLES[type]] as const);
  await evaluateRules({ rules, conditions: NOTHING_NAMED, facts: new Map(made) });
  return (facts) => {
    const outcomes = evaluateRules({ rules, conditions: NOTHING_NAMED, facts });
    invariant(!(outcomes instanceof Promise), 'what was judged once is compiled');
    return outcomes[0]?.fired === true;
  };
}

const example = (type: FactValue['type'], text: string): FactValue => {
  const value = parseFactValue(type, text);
  invariant(value !== undefined, `\`${text}\` is a ${type}`);
  return value;
};
const EXAMPLES: Readonly<Record<FactValue['type'], FactValue>> = {
  decimal: example('decimal', '0'),
  string: example('string', ''),
  boolean: example('boolean', 'false'),
  date: example('date', '2027-01-01T00:00:00Z'),
  list: { type: 'list', value: [] },
};
