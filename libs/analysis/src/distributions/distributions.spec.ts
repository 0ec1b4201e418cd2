import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chiSquareUpperTail } from './chi-square.js';
import { normalUpperQuantile, normalUpperTail } from './normal.js';
import { studentBothTails, studentUpperQuantile, studentUpperTail } from './student.js';

const within = (found: number, wanted: number, share: number): void => {
  expect(Math.abs(found / wanted - 1)).toBeLessThan(share);
};

describe('upper tails', () => {
  it('are those of printed tables', () => {
    within(normalUpperTail(1.959963984540054), 0.025, 1e-12);
    within(normalUpperTail(10), 7.619853024160527e-24, 1e-12);
    within(studentUpperTail(2.2281388519862753, 10), 0.025, 1e-12);
    // Of one and two degrees of freedom there are closed forms.
    within(studentBothTails(12.7, 1), (2 / Math.PI) * Math.atan(1 / 12.7), 1e-12);
    within(studentBothTails(2, 2), 1 - 2 / Math.sqrt(6), 1e-12);
    within(chiSquareUpperTail(3.841458820694124, 1), 0.05, 1e-12);
  });

  it('undo the quantile, with any degrees of freedom', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 0.5, noNaN: true }),
        fc.double({ min: 1, max: 1e9, noNaN: true }),
        (p, degrees) => {
          within(studentUpperTail(studentUpperQuantile(p, degrees), degrees), p, 1e-6);
          within(normalUpperTail(normalUpperQuantile(p)), p, 1e-9);
        },
      ),
    );
  });

  it('come to the normal one with many degrees of freedom', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: 1e8, max: 1e15, noNaN: true }),
        (t, degrees) => {
          within(studentUpperTail(t, degrees), normalUpperTail(t), 1e-5);
        },
      ),
    );
  });
});
