import type { Dimensions } from '#catalog';
import type { Fraction } from '#money';
import { quoted } from '../rating-fault.js';

/** All digits; a value that never ends prints 40 decimals and its exact fraction. */
export function exactText(value: Fraction): string {
  const { text, fraction } = value.text();
  return fraction === undefined ? text : `${text} (${fraction})`;
}

export function dimensionsText(dimensions: Dimensions): string {
  const values = Object.entries(dimensions).map(([name, value]) => `${name} ${quoted(value)}`);
  return values.length === 0 ? 'no dimensions' : values.join(', ');
}

export function units(quantity: Fraction): string {
  const text = exactText(quantity);
  return text === '1' ? '1 unit' : `${text} units`;
}
