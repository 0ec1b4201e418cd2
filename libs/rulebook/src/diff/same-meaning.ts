import { Decimal } from '#money';

const DECIMAL = /^-?(?:0|[1-9][0-9]{0,25})(?:\.[0-9]{1,12})?$/;

/** Whether two values of documents mean the same: `0.10` is `0.1`, and the order of keys is nobody's business. */
export function sameMeaning(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string')
    return a === b || (DECIMAL.test(a) && DECIMAL.test(b) && new Decimal(a).equals(new Decimal(b)));
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => sameMeaning(item, b[index]));
  if (!isMap(a) || !isMap(b)) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameMeaning(a[key], b[key]));
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
