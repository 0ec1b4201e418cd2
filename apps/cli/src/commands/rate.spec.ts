import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ratebook } from '../../../../test/built-cli.js';

jest.setTimeout(60_000);

interface RatingCase {
  readonly id: string;
  readonly currency: string;
  readonly charge: object;
  readonly usage?: object;
  readonly rounding?: object;
  readonly expected: { readonly amount?: string; readonly unroundedAmount?: string };
}

interface Answer {
  readonly id: string;
  readonly amount: string;
  readonly unroundedAmount: string;
  readonly error?: { readonly code: string; readonly message: string };
}

/** `0.10` and `0.1` are one amount; the digits themselves must be the same. */
const plain = (decimal: string | undefined): string | undefined =>
  decimal?.includes('.') === true ? decimal.replace(/\.?0+$/, '') : decimal;

describe('ratebook rate', () => {
  const { cases } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../../test/spec/rating.json'), 'utf8'),
  ) as {
    readonly cases: readonly RatingCase[];
  };

  beforeAll(ensureBuilt, 180_000);

  const answersOf = async (stdin: string | Buffer): Promise<readonly Answer[]> => {
    const { code, stdout, stderr } = await ratebook(['rate'], { stdin });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Answer);
  };

  it('answers every conformance case with its amount, in order', async () => {
    expect(cases.length).toBeGreaterThanOrEqual(95);
    const lines = cases.map(({ id, currency, charge, usage, rounding }) =>
      JSON.stringify({ id, currency, charge, usage, rounding }),
    );
    const answers = await answersOf(lines.join('\n'));
    expect(answers.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
    const wrong = cases.flatMap(({ id, expected }, index) => {
      const answer = answers[index];
      const { amount = answer?.amount, unroundedAmount = answer?.unroundedAmount } = expected;
      const same =
        plain(answer?.amount) === plain(amount) && plain(answer?.unroundedAmount) === plain(unroundedAmount);
      return answer?.error === undefined && answer !== undefined && same ? [] : [{ id, expected, answer }];
    });
    expect(wrong).toEqual([]);
  });

  it('answers each bad line as its error and goes on to the last', async () => {
    const good =
      '{"id":"ok","currency":"USD","charge":{"model":"unit","unitAmount":"0.1"},"usage":{"quantity":"12.5"}}';
    const bad = [
      '{"id":"json"',
      '[]',
      'null',
      '"text"',
      `{"id":"long","currency":"USD","charge":{"model":"flat","amount":"1","title":"${'x'.repeat(4_200_000)}"}}`,
      '{"id":"currency","currency":"XXX","charge":{"model":"flat","amount":"1"}}',
      '{"id":"model","currency":"USD","charge":{"model":"magic","amount":"1"}}',
      '{"id":"number","currency":"USD","charge":{"model":"flat","amount":1}}',
      '{"id":"exponent","currency":"USD","charge":{"model":"flat","amount":"1e1000000000"}}',
      '{"id":"gap","currency":"USD","charge":{"model":"graduated","tiers":[{"upTo":"10","unitAmount":"1"}]},"usage":{"quantity":"11"}}',
      '{"id":"unknown","currency":"USD","charge":{"model":"flat","amount":"1","ammount":"2"}}',
      '{"id":"nousage","currency":"USD","charge":{"model":"unit","unitAmount":"1"}}',
      '{"id":"negative","currency":"USD","charge":{"model":"unit","unitAmount":"1"},"usage":{"quantity":"-1"}}',
      '{"id":"bare","currency":"USD","charge":{"model":"percentage","percent":"1"},"usage":{"quantity":"1"}}',
      '{"id":"proto","currency":"USD","charge":{"model":"flat","amount":"1","__proto__":{"polluted":1}}}',
      '{"id":"twice","currency":"USD","charge":{"model":"flat","amount":"1","amount":"2"}}',
      '{"id":"nothing"}',
    ];
    const answers = await answersOf(
      Buffer.concat([
        Buffer.from(bad.flatMap((line) => [line, good]).join('\n')),
        Buffer.from([0x0a, 0x22, 0xff, 0x22, 0x0a]),
        Buffer.from(`\n\r\n${good}\r\n`),
      ]),
    );
    const errors = answers.filter(({ id }) => id !== 'ok');
    expect(answers).toHaveLength(bad.length * 2 + 2);
    expect(errors).toHaveLength(bad.length + 1);
    for (const { error } of errors) {
      expect(error?.code).toMatch(/^[a-z]+(?:-[a-z]+)*(?:\.[a-z-]+)?$/);
      expect(error?.message).toMatch(/^\S/);
    }
    expect(errors.map(({ id }) => id).filter((id) => typeof id === 'string')).toEqual(
      expect.arrayContaining(['currency', 'model', 'gap', 'negative', 'bare', 'twice']),
    );
    for (const answer of answers.filter(({ id }) => id === 'ok')) expect(answer.amount).toBe('1.25');
  });

  it('answers a line alike whatever came before it, and takes a count as a JSON integer', async () => {
    const unit = { currency: 'USD', charge: { model: 'unit', unitAmount: '1' }, usage: { quantity: '3' } };
    const totals = {
      currency: 'USD',
      charge: { model: 'percentage', percent: '1' },
      usage: { amount: '5', count: 1 },
    };
    const lines = [unit, { ...unit, rounding: null }, totals].map((line) => JSON.stringify(line));
    const answers = await answersOf(lines.join('\n'));
    expect(answers.map(({ amount, error }) => error?.code ?? amount)).toEqual(['3.00', 'wrong-type', '0.05']);
  });

  it('prices a charge of a thousand cells, which is longer than most lines', async () => {
    const cells = Array.from({ length: 2_000 }, (_, index) => ({
      dimensions: { country: `c${index}` },
      quantity: '1',
    }));
    const charge = { model: 'unit', by: ['country'], unitAmount: '0.01' };
    const [answer] = await answersOf(JSON.stringify({ id: 'a', currency: 'USD', charge, usage: { cells } }));
    expect(answer?.amount).toBe('20.00');
  });

  it('prices cells and events, and takes booleans as JSON booleans', async () => {
    const lines = [
      {
        id: 'cells',
        currency: 'USD',
        charge: {
          model: 'unit',
          unitAmount: '0.0079',
          by: ['country'],
          cells: [{ when: { country: ['GB', 'IE'] }, unitAmount: '0.04' }],
        },
        usage: {
          cells: [
            { dimensions: { country: 'GB' }, quantity: '3' },
            { dimensions: { country: 'US' }, quantity: '1' },
          ],
        },
      },
      {
        id: 'events',
        currency: 'USD',
        charge: { model: 'percentage', percent: '2.9', fixedAmount: '0.30' },
        usage: { events: ['100', '20.5'] },
      },
      {
        id: 'boolean',
        currency: 'USD',
        charge: { model: 'graduated', tiers: [{ unitAmount: '1', flatAmount: '2' }], flatWhenZero: true },
        usage: { quantity: '0' },
      },
      { id: 7, currency: 'JPY', charge: { model: 'flat', amount: '120' } },
    ];
    const answers = await answersOf(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(answers.map(({ id, amount }) => [id, amount])).toEqual([
      ['cells', '0.13'],
      ['events', '4.09'],
      ['boolean', '2.00'],
      [7, '120'],
    ]);
    expect(answers.map(({ unroundedAmount }) => plain(unroundedAmount))).toEqual([
      '0.1279',
      '4.0945',
      '2',
      '120',
    ]);
  });

  it('answers a hundred thousand lines within seconds', async () => {
    const line = (index: number): string =>
      `{"id":"r${index}","currency":"USD","charge":{"model":"unit","unitAmount":"0.0079"},"usage":{"quantity":"${index}"}}\n`;
    const started = performance.now();
    const answers = await answersOf(Array.from({ length: 100_000 }, (_, index) => line(index)).join(''));
    expect(answers).toHaveLength(100_000);
    expect(answers[99_999]).toMatchObject({ id: 'r99999', amount: '789.99' });
    expect(performance.now() - started).toBeLessThan(20_000);
  }, 60_000);
});
