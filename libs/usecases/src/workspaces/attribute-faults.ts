import { type Definitions, nearest } from '#catalog';
import { pointer, type QuoteFault, readAttribute } from '#quote';
import type { AttributeValues } from '#storage';
import type { ServiceFault } from '../fault.js';

/** Everything wrong with the attributes of a workspace: keys that nobody defined, values of another type. */
export function attributeFaults(
  values: AttributeValues,
  { attributes }: Pick<Definitions, 'attributes'>,
): readonly ServiceFault[] {
  return Object.entries(values).flatMap(([key, value]): readonly ServiceFault[] => {
    const attribute = attributes.get(key);
    if (attribute === undefined) return [unknownAttribute(key, [...attributes.keys()])];
    const faults: QuoteFault[] = [];
    readAttribute(attribute, value, faults);
    return faults.map(({ message, help }) => ({
      code: 'workspace.invalid-attribute',
      message,
      help,
      pointer: pointer('attributes', key),
    }));
  });
}

function unknownAttribute(key: string, known: readonly string[]): ServiceFault {
  const near = nearest(key, known);
  return {
    code: 'workspace.unknown-attribute',
    message: `unknown attribute \`${key.slice(0, 60)}\``,
    help:
      near === undefined
        ? `published attributes: ${[...known].sort().join(', ') || 'none'}`
        : `did you mean \`${near}\`?`,
    pointer: pointer('attributes', key),
  };
}
