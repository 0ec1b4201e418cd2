import type { Convert } from '#catalog';
import { type Fraction, decimalText } from '#money';
import type { RatingStep } from '../rating-step.js';
import { dimensionsText, exactText } from './texts.js';

/** A step as a sentence for people: `12.5 becomes 13: divided by 1000, rounded up to 0 decimals`. */
export function explainStep(step: RatingStep): string {
  switch (step.step) {
    case 'convert':
      return `${whose(step)}${becomes(step)}: ${convertText(step.convert)}`;
    case 'pool':
      return `${step.cells} cells weigh ${known(step.after)} together`;
    case 'included':
      return `${whose(step)}${known(step.before)} less ${exactText(step.allowance)} included leaves ${known(step.after)}`;
    case 'model':
      return `priced as ${step.model}: ${known(step.after)}`;
    case 'maximum':
    case 'minimum':
      return `${becomes(step)}: the charge's ${step.step}`;
    case 'proration':
      return step.before === undefined
        ? `allowance, minimum, maximum and flat amounts × ${ratio(step.share)}: the share of the ${step.of ?? 'interval'}`
        : `${becomes(step)}: × ${ratio(step.share)}, the share of the interval`;
    case 'timing':
      return `${known(step.before)} is not counted here: it is not prorated and ${DUE[step.timing]}`;
    case 'waive':
      return `${known(step.before)} is waived`;
    case 'round':
      return `${becomes(step)}: rounded ${step.mode} to ${step.scale} decimals`;
  }
}

const DUE = {
  advance: 'due in advance, so it counts once, where the period starts',
  arrears: 'due in arrears, so it counts once, where the period ends',
} as const;

interface Change {
  readonly before?: Fraction;
  readonly after?: Fraction;
}

const known = (value: Fraction | undefined): string => (value === undefined ? '' : exactText(value));
const becomes = ({ before, after }: Change): string => `${known(before)} becomes ${known(after)}`;
const whose = ({ dimensions }: { readonly dimensions?: Readonly<Record<string, string>> }): string =>
  dimensions === undefined ? '' : `${dimensionsText(dimensions)}: `;

/** A share reads as it is counted: 16/31, not 0.516…. */
function ratio(share: Fraction): string {
  const { numerator, denominator } = share.lowest();
  return `${String(numerator)}/${String(denominator)}`;
}

function convertText({ multiplyBy, divideBy, round }: Convert): string {
  const parts = [
    multiplyBy && `times ${decimalText(multiplyBy)}`,
    divideBy && `divided by ${decimalText(divideBy)}`,
    round && `rounded ${round.mode} to ${round.scale} decimals`,
  ];
  return parts.filter(Boolean).join(', ');
}
