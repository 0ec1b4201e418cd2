import { parseInstant } from '#calendar';
import { parseDecimal } from '#money';
import type { FactType, FactValue } from './facts.js';

/** A scalar or list as text (or a JSON boolean) as a value of `type`; undefined when it is not one. */
export function parseFactValue(
  type: FactType,
  given: string | boolean | readonly (string | boolean)[],
): FactValue | undefined {
  if (Array.isArray(given)) return type === 'list' ? { type, value: given.map(String) } : undefined;
  const text = String(given);
  switch (type) {
    case 'decimal': {
      const value = parseDecimal(text);
      return value && { type, value };
    }
    case 'date': {
      const value = parseInstant(text);
      return value && { type, value };
    }
    case 'boolean':
      return text === 'true' || text === 'false' ? { type, value: text === 'true' } : undefined;
    case 'string':
      return { type, value: text };
    case 'list':
      return undefined;
  }
}
