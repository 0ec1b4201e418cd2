import { type Fraction, decimalText } from '#money';
import type { LineDetail } from '../line-detail.js';
import type { RatedLine } from '../line-item.js';
import { explainDetail } from './explain-detail.js';
import { explainStep } from './explain-step.js';
import { exactText } from './texts.js';

/** What the rounding left over: unrounded − rounded. Positive when the line lost it, negative when it gained. */
export function residueOf({ unrounded, amount }: RatedLine): Fraction {
  return unrounded.minus(amount);
}

/** The whole line as sentences, parts indented under their cell, then its steps in order. */
export function explainLine(line: RatedLine): readonly string[] {
  const residue = residueOf(line);
  const { place } = line;
  return [
    `${line.description}: ${decimalText(line.amount)}${line.waived ? ', waived' : ''} (${place.file}:${place.line})`,
    ...line.details.flatMap((detail) => explainTree(detail, '  ')),
    ...line.steps.map((step) => `  ${step.step}: ${explainStep(step)}`),
    ...(residue.isZero ? [] : [`  residue: ${exactText(residue)}`]),
  ];
}

function explainTree(detail: LineDetail, indent: string): string[] {
  return [
    `${indent}${explainDetail(detail)} = ${exactText(detail.amount)}`,
    ...(detail.parts ?? []).flatMap((part) => explainTree(part, `${indent}  `)),
  ];
}
