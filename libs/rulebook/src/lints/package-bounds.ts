import { isFromFact } from '#catalog';
import { decimalText } from '#money';
import type { Lint } from './lint.js';

/** The whole package's minimum above its maximum: no total satisfies both. Those from facts are left to the quote. */
export const packageBounds: Lint = ({ minimum, maximum }) => {
  if (!minimum || !maximum || isFromFact(minimum) || isFromFact(maximum)) return [];
  if (minimum.lessThanOrEqualTo(maximum)) return [];
  return [
    {
      severity: 'error',
      code: 'minimum-above-maximum',
      message: `the package's \`minimum\` ${decimalText(minimum)} is above its \`maximum\` ${decimalText(maximum)}`,
      help: 'lower `minimum` or raise `maximum`',
      path: ['minimum'],
    },
  ];
};
