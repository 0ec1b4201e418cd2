import { describe, expect, it } from '@jest/globals';
import { faultsOf, quoteOf } from '../../../test/builders/quote-of.js';

describe('assembleQuote', () => {
  it('gives canonical bytes: keys sorted, text scalars, the same for the same inputs', async () => {
    const text = 'charges: [ { key: fee, model: flat, amount: 1.50 } ]\n';
    const [one, two] = [await quoteOf(text), await quoteOf(text)];
    expect(one.bytes).toBe(two.bytes);
    expect(one.bytes.startsWith('{"adjustments":[],"currency":"USD","entitlements":[],"lines":[')).toBe(true);
    expect(JSON.parse(one.bytes)).toEqual(one.quote);
  });

  it('prices the rounded amounts of earlier charges', async () => {
    const { quote } = await quoteOf(
      `charges:
  - { key: fee, model: flat, amount: 100.00 }
  - { key: calls, meter: calls, model: unit, unitAmount: 0.0333 }
  - { key: support, amountOf: [fee, calls], model: graduatedPercentage, tiers: [ { upTo: 100, percent: 10 }, { percent: 5 } ] }
`,
      { usage: { calls: '1' } },
    );
    expect(quote.lines.map(({ amount }) => amount)).toEqual(['100.00', '0.03', '10.00']);
    expect(quote.lines[2]).toMatchObject({ quantity: '100.03', unroundedAmount: '10.0015' });
  });

  it('keeps a charge at 0.00 as a line', async () => {
    const { quote } = await quoteOf(
      'charges: [ { key: calls, meter: calls, model: unit, unitAmount: 1.00 } ]\n',
      {
        usage: { calls: '0' },
      },
    );
    expect(quote.lines).toHaveLength(1);
    expect(quote.lines[0]).toMatchObject({ amount: '0.00', quantity: '0' });
  });

  it('prints the currency’s minor digits: none for JPY, three for KWD', async () => {
    const charges = 'charges: [ { key: calls, meter: calls, model: unit, unitAmount: 0.3335 } ]\n';
    const usage = { calls: '3' };
    const yen = await quoteOf(`currency: JPY\n${charges}`, { usage });
    const dinar = await quoteOf(`currency: KWD\n${charges}`, { usage });
    expect([yen.quote.total, dinar.quote.total]).toEqual(['1', '1.001']);
  });

  it('rounds to a scale coarser than the currency and still prints its digits', async () => {
    const { quote } = await quoteOf(
      'rounding: { mode: halfEven, scale: 0 }\ncharges: [ { key: calls, meter: calls, model: unit, unitAmount: 0.5 } ]\n',
      { usage: { calls: '5' } },
    );
    expect(quote.total).toBe('2.00');
  });

  it('carries the exact fraction of an amount that never ends, and the residue of its rounding', async () => {
    const { quote, explanation } = await quoteOf(
      'charges: [ { key: calls, meter: calls, model: unit, unitAmount: 1.00, convert: { divideBy: 3 } } ]\n',
      { usage: { calls: '2' } },
    );
    expect(quote.lines[0]).toMatchObject({ amount: '0.67', unroundedFraction: '2/3' });
    expect(explanation.lines[0]).toMatchObject({ rounded: '0.67', residue: `-0.00${'3'.repeat(38)}` });
  });

  it('says where each line and rule stands, and how each condition was judged', async () => {
    const { explanation } = await quoteOf(
      `charges:
  - { key: mtu, meter: mtu, model: unit, unitAmount: 0.01 }
rules:
  - { name: startups, event: { type: discount, params: { percent: 20 } }, conditions: { all: [ { fact: workspace.segment, operator: equal, value: startup } ] } }
`,
      { usage: { mtu: '100' }, workspace: { segment: 'enterprise' } },
    );
    expect(explanation.lines[0]?.place).toEqual({ file: 'spec.yaml', line: 7, column: 5 });
    expect(explanation.rules[0]).toMatchObject({
      rule: 'startups',
      fired: false,
      place: { file: 'spec.yaml', line: 9 },
      condition: {
        kind: 'all',
        held: false,
        conditions: [{ expected: 'startup', found: 'enterprise', held: false }],
      },
    });
  });

  it('refuses a total that no money column could hold', async () => {
    const large = '99999999999999999999999999';
    const text = `charges:
  - { key: calls, meter: calls, model: unit, unitAmount: 1 }
  - { key: mtu, meter: mtu, model: unit, unitAmount: 1 }
`;
    expect(await faultsOf(text, { usage: { calls: large, mtu: large } })).toEqual(['quote.amount-overflow']);
    expect(
      await faultsOf(text.replace('unitAmount: 1 ', 'unitAmount: 10 '), {
        usage: { calls: large, mtu: '0' },
      }),
    ).toEqual(['rating.amount-overflow /usage/calls']);
  });
});
