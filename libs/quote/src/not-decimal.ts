import type { QuoteFault } from './fault.js';

export function notDecimal(text: string, at: string): QuoteFault {
  return {
    code: 'quote.invalid-decimal',
    message: `\`${text.slice(0, 60)}\` is no decimal`,
    help: 'write up to 26 digits, a point and up to 12 more, such as 12.5; no exponent, plus or separator',
    pointer: at,
  };
}
