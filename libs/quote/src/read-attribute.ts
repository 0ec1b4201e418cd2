import { parseInstant } from '#calendar';
import type { Attribute, FactValue } from '#catalog';
import { parseDecimal } from '#money';
import { type QuoteFault, pointer } from './fault.js';

type Raw = string | boolean | readonly string[];

/** A workspace attribute as its declared type, or a fault that says what the type wants. */
export function readAttribute(attribute: Attribute, raw: Raw, faults: QuoteFault[]): FactValue | undefined {
  const value = parse(attribute, raw);
  if (value === undefined) {
    faults.push({
      code: 'quote.invalid-attribute',
      message: `attribute \`${attribute.key}\` is a ${attribute.type}, not \`${String(raw).slice(0, 60)}\``,
      help: wanted(attribute),
      pointer: pointer('workspace', attribute.key),
    });
    return undefined;
  }
  const outside = outsideValues(attribute, value);
  if (outside !== undefined) {
    faults.push({
      code: 'quote.invalid-attribute',
      message: `attribute \`${attribute.key}\` has no value \`${outside.slice(0, 60)}\``,
      help: `values: ${(attribute.values ?? []).join(', ')}`,
      pointer: pointer('workspace', attribute.key),
    });
    return undefined;
  }
  return value;
}

function parse({ type }: Attribute, raw: Raw): FactValue | undefined {
  switch (type) {
    case 'decimal': {
      const value = typeof raw === 'string' ? parseDecimal(raw) : undefined;
      return value && { type, value };
    }
    case 'string':
      return typeof raw === 'string' ? { type, value: raw } : undefined;
    case 'boolean':
      return raw === true || raw === 'true'
        ? { type, value: true }
        : raw === false || raw === 'false'
          ? { type, value: false }
          : undefined;
    case 'date': {
      const value = typeof raw === 'string' ? parseInstant(raw) : undefined;
      return value && { type, value };
    }
    case 'list':
      return typeof raw === 'object' ? { type, value: raw } : undefined;
  }
}

function outsideValues({ values }: Attribute, value: FactValue): string | undefined {
  if (values === undefined) return undefined;
  if (value.type === 'string') return values.includes(value.value) ? undefined : value.value;
  return value.type === 'list' ? value.value.find((entry) => !values.includes(entry)) : undefined;
}

function wanted({ type, values }: Attribute): string {
  if (values !== undefined) return `values: ${values.join(', ')}`;
  switch (type) {
    case 'decimal':
      return 'write a decimal as text, such as "250"';
    case 'string':
      return 'write text';
    case 'boolean':
      return 'write true or false';
    case 'date':
      return 'write an instant with a zone, such as 2027-01-01T00:00:00Z';
    case 'list':
      return 'write a list of texts';
  }
}
