import type { FactValue } from '#catalog';
import { instantText } from '#calendar';
import { decimalText } from '#money';
import { type ExpectedValue, isValueList } from './expected-value.js';

/** A value as an explanation shows it: plain digits, RFC 3339 in UTC, `true` or `false`, the members of a list. */
export function valueText(value: ExpectedValue): string | readonly string[] {
  return isValueList(value) ? value.map(memberText) : value.type === 'list' ? value.value : memberText(value);
}

function memberText(value: FactValue): string {
  switch (value.type) {
    case 'decimal':
      return decimalText(value.value);
    case 'string':
      return value.value;
    case 'boolean':
      return value.value ? 'true' : 'false';
    case 'date':
      return instantText(value.value);
    case 'list':
      return value.value.join(', ');
  }
}
