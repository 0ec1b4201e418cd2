import { describe, expect, it } from '@jest/globals';
import { counted, inColumns, widthOf } from './columns.js';

describe('inColumns', () => {
  it('puts cells under each other, left or right', () => {
    expect(
      inColumns([
        [{ text: 'Platform fee' }, { text: '120.00', align: 'right' }],
        [{ text: 'Seats' }, { text: '5.00', align: 'right' }],
      ]),
    ).toEqual(['Platform fee  120.00', 'Seats           5.00']);
  });

  it('measures before it colours', () => {
    const paint = (text: string): string => `<${text}>`;
    expect(
      inColumns([
        [{ text: 'a', paint }, { text: 'b' }],
        [{ text: 'long' }, { text: 'c' }],
      ]),
    ).toEqual(['<a>     b', 'long  c']);
  });
});

describe('widthOf', () => {
  it('counts what a terminal shows, not code units', () => {
    expect([widthOf('abc'), widthOf('é'), widthOf('e\u0301'), widthOf('価格'), widthOf('👍🏽')]).toEqual([
      3, 1, 1, 4, 2,
    ]);
  });
});

describe('counted', () => {
  it('says one thing and several things', () => {
    expect([counted(0, 'error'), counted(1, 'error'), counted(2, 'error')]).toEqual([
      '0 errors',
      '1 error',
      '2 errors',
    ]);
  });
});
