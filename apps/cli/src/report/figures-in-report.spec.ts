import { describe, expect, it } from '@jest/globals';
import { widthOf } from '../shell/columns.js';
import { amountText, boundsText, certaintyText, numberText, pText } from './figures-text.js';
import { escaped, escapedLine } from './report-markdown.js';
import { scaleOf, tickText } from './scale.js';
import { spreadOver } from './spread-over.js';
import { escapeXml, shortened } from './svg.js';

describe('figures', () => {
  it('say what shipping may lose in what the effect is counted in', () => {
    const believed = {
      effect: 0.1,
      standardError: 1,
      ci: [0, 1],
      chanceToWin: 0.9,
      risk: [0, 0.25],
      notes: [],
    } as const;
    expect(certaintyText({ difference: 'relative', ...believed }, 'mean')).toMatch(/90.0 % to win.* 25.0 %$/);
    expect(certaintyText({ difference: 'absolute', ...believed }, 'mean')).toMatch(/lose 0.250$/);
    expect(certaintyText({ difference: 'absolute', ...believed }, 'proportion')).toMatch(/lose 25.0 points$/);
  });

  it('are written as people read them', () => {
    expect([0, 12.345, -0.00123, 1234567, 0.1, 1e20, 1e-9].map(numberText)).toEqual([
      '0',
      '12.3',
      '−0.00123',
      '1,234,567',
      '0.100',
      '1.00e+20',
      '1.00e-9',
    ]);
    expect([null, '0', '12.5', '-1234.567', '0.0012'].map(amountText)).toEqual([
      '–',
      '0.00',
      '12.50',
      '−1,234.57',
      '0.00120',
    ]);
    expect(boundsText([null, 1])).toBe('−∞ to +1.00');
    // Both ends alike, and what rounds to 0 still says on which side of it it is.
    expect(boundsText([-11.02, 0.00414])).toBe('−11.0 to +0.0');
    expect(boundsText([4.346, 20.14])).toBe('+4.3 to +20.1');
    expect(boundsText([-0.0001, 1234])).toBe('−0 to +1,234');
    expect(boundsText([0, 0])).toBe('0 to 0');
    expect([undefined, 0.00001, 0.012, 0.5].map(pText)).toEqual(['–', 'below 0.0001', '0.0120', '0.50']);
  });

  it('stand at ticks that are round and hold every value', () => {
    for (const values of [[0], [-1, 1], [0.001, 0.0034], [1e9, -3e8], [12.5, 99], []]) {
      const { ticks, domain, at } = scaleOf(values, [0, 100]);
      for (const value of [...values, 0]) {
        expect(at(value)).toBeGreaterThanOrEqual(0);
        expect(at(value)).toBeLessThanOrEqual(100);
      }
      expect(domain[0]).toBeLessThan(domain[1]);
      expect(new Set(ticks.map((tick) => tickText(tick, ticks))).size).toBe(ticks.length);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThan(12);
    }
    expect([0, 2500, 5000].map((tick, _, ticks) => tickText(tick, ticks))).toEqual(['0', '2,500', '5,000']);
    expect([0, 0.0025].map((tick, _, ticks) => tickText(tick, ticks))).toEqual(['0.0000', '0.0025']);
  });

  it('are drawn of so many looks as can be told apart, from the first to the last', () => {
    const looks = Array.from({ length: 1000 }, (_, look) => look);
    const drawn = spreadOver(looks);
    expect([drawn.length, new Set(drawn).size, drawn[0], drawn.at(-1)]).toEqual([60, 60, 0, 999]);
    expect(spreadOver([1, 2])).toEqual([1, 2]);
  });

  it('have names that are cut in their middle', () => {
    expect(shortened('short', 10)).toBe('short');
    expect(shortened('a-long-name-of-an-arm', 11)).toBe('a-lon…n-arm');
    for (const columns of [1, 2, 5, 9])
      expect(widthOf(shortened('料金が高い腕の名前', columns))).toBeLessThanOrEqual(columns);
    expect(escapeXml(`<a b="c">&'\u0000`)).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&#39; ');
    expect(escaped('1. <a>\n@b')).toBe('1. &lt;a&gt; &#64;b');
    expect(['- a', '1. a', '12.5 a'].map(escapedLine)).toEqual(['\\- a', '1\\. a', '12.5 a']);
  });
});
