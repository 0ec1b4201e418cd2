import type { GuardrailResults, HarmUnit } from '#analysis';
import { commonDigits, fixedText, signedFixedText } from './figures-text.js';

type Harm = NonNullable<GuardrailResults['variants'][number]['harm']>;

const UNITS: Readonly<Record<HarmUnit, string>> = { points: ' points', percent: ' %' };
const unitText = (unit: HarmUnit | undefined): string => (unit === undefined ? '' : UNITS[unit]);

/** `0.60 points better`: nobody has to know that harm below 0 is none. */
export function harmText({ estimate, atLeast, atMost }: Harm, unit: HarmUnit | undefined): string {
  const size = fixedText(Math.abs(estimate), commonDigits(atLeast, atMost));
  return `${size}${unitText(unit)} ${estimate < 0 ? 'better' : 'worse'}`;
}

/** `−2.72 to +1.33`, above 0 worse, as the axis has it. */
export function harmBoundsText({ atLeast, atMost }: Harm): string {
  const digits = commonDigits(atLeast, atMost);
  return `${signedFixedText(atLeast, digits)} to ${signedFixedText(atMost, digits)}`;
}

/** `4.00 points worse`, or how much better a variant has to be. */
export function marginText(margin: number, unit: HarmUnit | undefined): string {
  if (margin === 0) return 'nothing';
  const size = `${fixedText(Math.abs(margin), 2)}${unitText(unit)}`;
  return margin < 0 ? `has to be ${size} better` : `${size} worse`;
}
