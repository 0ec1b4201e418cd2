import { describe, expect, it } from '@jest/globals';
import { decimal } from '#money';
import type { QuoteInputsDocument } from '#quote';
import { costOfUsage } from './cost-of-usage.js';

const meter = (key: string, unitCost?: string) =>
  [
    key,
    { key, title: key, aggregation: 'sum', dimensions: [], ...(unitCost && { unitCost: decimal(unitCost) }) },
  ] as const;
const meters = new Map([meter('calls', '0.02'), meter('bytes', '0.001'), meter('free')]) as never;
const costs = (document: Pick<QuoteInputsDocument, 'usage' | 'segments'>): string =>
  costOfUsage(document, { meters }).toFixed();

describe('the cost of usage', () => {
  it('is each quantity by its unit cost, however it is given', () => {
    expect(costs({ usage: { calls: '100', bytes: '7', free: '1000000' } })).toBe('2.007');
    expect(costs({ usage: { calls: { events: ['1', '2.5'] } } })).toBe('0.07');
    expect(costs({ usage: { calls: { amount: '10', count: '3' } } })).toBe('0.2');
    const cells = [
      { region: 'eu', quantity: '1' },
      { region: 'us', events: ['2', '3'] },
      { region: 'ap', amount: '4', count: '1' },
    ];
    expect(costs({ usage: { calls: cells } })).toBe('0.2');
  });

  it('is that of all segments, and nothing without usage', () => {
    const segments = [{ usage: { calls: '1' } }, { usage: { calls: '2' } }] as never;
    expect(costs({ segments })).toBe('0.06');
    expect(costs({})).toBe('0');
  });
});
