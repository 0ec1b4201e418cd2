import { type Attribute, type FactValue, parseFactValue } from '#catalog';
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

/** A JSON boolean is only ever a boolean: text that happens to spell one stays text. */
function parse({ type }: Attribute, raw: Raw): FactValue | undefined {
  return typeof raw === 'boolean' && type !== 'boolean' ? undefined : parseFactValue(type, raw);
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
