import { describe, expect, it } from '@jest/globals';
import type { Aggregation, Meter } from '#catalog';
import { contributionOf } from './contribution.js';

const meter = (aggregation: Aggregation, more: Partial<Meter> = {}): Meter => ({
  key: 'bytes',
  event: 'used',
  aggregation,
  value: 'bytes',
  dimensions: ['class'],
  filter: {},
  ...more,
});

const faultOf = (aggregation: Aggregation, data: Readonly<Record<string, unknown>>) => {
  const read = contributionOf(meter(aggregation), data);
  if (read.ok) throw new Error('it was taken');
  return [read.fault.code, read.fault.pointer];
};

describe('what an event says to a meter', () => {
  it('is its value, and the dimensions that it names', () => {
    const read = contributionOf(meter('sum'), { bytes: '12.50', class: 'cold', other: 7 });
    expect(read).toMatchObject({ ok: true, contribution: { cell: { class: 'cold' } } });
    expect(read.ok && read.contribution?.value?.toFixed()).toBe('12.5');
    expect(contributionOf(meter('count'), {})).toEqual({ ok: true, contribution: { cell: {} } });
    expect(contributionOf(meter('uniqueCount'), { bytes: '' })).toMatchObject({
      contribution: { unique: '' },
    });
  });

  it('is nothing when the filter is not for it, whatever its value', () => {
    const filtered = meter('sum', { filter: { class: ['hot', 'warm'] } });
    expect(contributionOf(filtered, { bytes: 1, class: 'cold' })).toEqual({
      ok: true,
      contribution: undefined,
    });
    expect(contributionOf(filtered, { bytes: '1', class: 'warm' })).toMatchObject({ contribution: {} });
    // Nobody gave a property that every object has.
    const odd = meter('count', { filter: { constructor: ['x'] } });
    expect(contributionOf(odd, {})).toEqual({ ok: true, contribution: undefined });
  });

  it.each([
    [{}, 'event.value-missing'],
    [{ bytes: 0.1 }, 'event.value-not-text'],
    [{ bytes: null }, 'event.value-not-text'],
    [{ bytes: '1e3' }, 'event.value-not-decimal'],
    [{ bytes: 'Infinity' }, 'event.value-not-decimal'],
    [{ bytes: '' }, 'event.value-not-decimal'],
    [{ bytes: '-5' }, 'event.value-negative'],
  ])('is refused of %j', (data, code) => {
    expect(faultOf('sum', data)).toEqual([code, '/data/bytes']);
  });

  it('may step a level down, and a dimension is text', () => {
    expect(contributionOf(meter('weightedSum'), { bytes: '-5' })).toMatchObject({ ok: true });
    expect(contributionOf(meter('max'), { bytes: '-0' })).toMatchObject({ ok: true });
    expect(faultOf('count', { class: 3 })).toEqual(['event.value-not-text', '/data/class']);
    const long = { class: 'x'.repeat(257) };
    expect(faultOf('count', long)).toEqual(['event.dimension-too-long', '/data/class']);
  });
});
