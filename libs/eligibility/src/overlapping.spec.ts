import { describe, expect, it } from '@jest/globals';
import {
  type Condition,
  type FactCondition,
  type FactValue,
  type Facts,
  type Operator,
  type Rule,
  inRuleOrder,
} from '#catalog';
import { decimal } from '#money';
import { evaluateRules } from './evaluate-rules.js';
import type { RuleOutcome } from './outcome.js';
import { interpretRules } from './interpreted/interpret-rules.js';

type Judged = [ReadonlyMap<string, Condition>, Facts];

const place = { file: 'team/4.yaml', line: 12, column: 5 };
const number = (text: string): FactValue => ({ type: 'decimal', value: decimal(text) });
const text = (value: string): FactValue => ({ type: 'string', value });
const asks = (fact: string, operator: Operator, value: FactValue): FactCondition => ({
  kind: 'fact',
  fact,
  operator,
  value,
  place,
});
const rule = (name: string, conditions?: Condition, priority = 0): Rule => ({
  name,
  priority,
  ...(conditions === undefined ? {} : { conditions }),
  event: { type: 'waive', charges: ['mtu'] },
  place,
});

describe('overlapping evaluations', () => {
  const evaluators: [
    string,
    (rules: readonly Rule[], ...judged: Judged) => Promise<readonly RuleOutcome[]>,
  ][] = [
    ['the engine alone', (rules, ...judged) => interpretRules(inRuleOrder(rules), ...judged)],
    ['evaluation', async (rules, conditions, facts) => evaluateRules({ rules, conditions, facts })],
  ];

  it.each(evaluators)(
    'of %s lose no event: a thousand of the same rules at once fire as often as they should',
    async (_, evaluate) => {
      const conditions = new Map<string, Condition>([
        ['small', { kind: 'all', conditions: [asks('usage.mtu', 'lessThan', number('500'))] }],
      ]);
      const rules = [
        rule('small', { kind: 'named', name: 'small' }),
        rule(
          'even',
          {
            kind: 'any',
            conditions: [
              asks('workspace.even', 'equal', text('yes')),
              { kind: 'not', condition: { kind: 'named', name: 'small' } },
            ],
          },
          7,
        ),
        rule('large', { kind: 'not', condition: { kind: 'named', name: 'small' } }, -3),
        rule('always'),
      ];
      const fired = await Promise.all(
        Array.from({ length: 1000 }, async (_, mtu) => {
          const facts = new Map([
            ['usage.mtu', number(String(mtu))],
            ['workspace.even', text(mtu % 2 === 0 ? 'yes' : 'no')],
          ]);
          const outcomes = await evaluate(rules, conditions, facts);
          return outcomes.filter((outcome) => outcome.fired).map((outcome) => outcome.rule);
        }),
      );
      const count = (name: string): number => fired.filter((names) => names.includes(name)).length;
      expect(['small', 'even', 'large', 'always'].map(count)).toEqual([500, 750, 500, 1000]);
      expect(fired[0]).toEqual(['even', 'small', 'always']);
      expect(fired[501]).toEqual(['even', 'always', 'large']);
    },
  );
});
