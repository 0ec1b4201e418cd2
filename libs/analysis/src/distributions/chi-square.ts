import gammainc from '@stdlib/math-base-special-gammainc';

/** P(X > x) of χ² with `degrees` of freedom: the upper incomplete gamma function, so that 10⁻⁵⁰ is not 0. */
export const chiSquareUpperTail = (x: number, degrees: number): number =>
  gammainc(x / 2, degrees / 2, true, true);
