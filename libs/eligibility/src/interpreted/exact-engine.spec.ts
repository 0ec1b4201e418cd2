import { describe, expect, it } from '@jest/globals';
import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { OPERATORS } from '#catalog';
import { decimal } from '#money';
import { exactEngine } from './exact-engine.js';

const run = async (condition: object): Promise<boolean> => {
  const engine = exactEngine();
  engine.addFact('ten', { type: 'decimal', value: decimal('10') });
  engine.addRule({ conditions: { all: [condition] } as TopLevelCondition, event: { type: 'fires' } });
  const { results } = await engine.run();
  return results.length === 1;
};
const nine = (): object => ({ type: 'decimal', value: decimal('9') });

describe('the engine', () => {
  it('compares exactly where its stock operators do not', async () => {
    const stock = new Engine([
      {
        conditions: { all: [{ fact: 'ten', operator: 'greaterThan', value: '9' }] },
        event: { type: 'fires' },
      },
    ]);
    expect((await stock.run({ ten: '10' })).events).toHaveLength(0);
    expect(await run({ fact: 'ten', operator: 'greaterThan', value: nine })).toBe(true);
    expect(await run({ fact: 'ten', operator: 'lessThan', value: nine })).toBe(false);
  });

  it('has no operator left but ours: removing those leaves none', async () => {
    const engine = exactEngine();
    expect(OPERATORS.map((name) => engine.removeOperator(name))).toEqual(OPERATORS.map(() => true));
    for (const operator of [...OPERATORS, 'between', 'toString', '__proto__']) {
      const fresh = exactEngine();
      for (const name of OPERATORS) fresh.removeOperator(name);
      fresh.addFact('ten', '10');
      fresh.addRule({
        conditions: { all: [{ fact: 'ten', operator, value: '9' }] },
        event: { type: 'fires' },
      });
      await expect(fresh.run()).rejects.toThrow('Unknown operator');
    }
  });

  it.each(['not', 'swap', 'someFact', 'everyFact', 'someValue', 'everyValue'])(
    'knows no decorator `%s`',
    async (decorator) => {
      await expect(run({ fact: 'ten', operator: `${decorator}:equal`, value: nine })).rejects.toThrow(
        'Unknown operator',
      );
    },
  );

  it('refuses every path, before any path language sees it', async () => {
    const path = '$..*..*..*';
    await expect(run({ fact: 'ten', path, operator: 'equal', value: nine })).rejects.toThrow('flat names');
    await expect(run({ fact: 'ten', operator: 'equal', value: { fact: 'ten', path } })).rejects.toThrow(
      'flat names',
    );
  });

  it('refuses an unknown fact, also where `notEqual` would hold against nothing', async () => {
    await expect(run({ fact: 'toString', operator: 'notEqual', value: nine })).rejects.toThrow(
      'Undefined fact',
    );
    await expect(run({ condition: 'unknown' })).rejects.toThrow('No condition');
  });
});
