import { counted } from '../shell/columns.js';
import { isGood, type SignatureCheck, wrongText } from './check-signature.js';
import type { Difference } from './differences.js';

/**
 * Why nobody should trust a report of this bundle; none: it is what was signed, and comes to its figures. The report is
 * written all the same, so that it can be looked into, and says so wherever it is seen: its page is what is forwarded.
 */
export const doubtsOf = (
  signature: SignatureCheck,
  differences: readonly Difference[],
): readonly string[] => [
  ...(isGood(signature) ? [] : [`the signature of this bundle is WRONG: ${wrongText(signature)}`]),
  ...(differences.length === 0
    ? []
    : [
        `the bundle says otherwise than its own sums come to, in ${counted(differences.length, 'place')}; what is shown here was computed anew`,
      ]),
];
