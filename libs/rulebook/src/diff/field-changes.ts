import { isMap, sameMeaning } from './same-meaning.js';

export interface FieldChange {
  readonly field: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

/** Where two maps differ, as deep as both have the same shape: `tiers[1].upTo`, not `tiers`. */
export function fieldChanges(from: unknown, to: unknown, field = ''): readonly FieldChange[] {
  if (sameMeaning(from, to)) return [];
  if (isMap(from) && isMap(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
    return keys.flatMap((key) => fieldChanges(from[key], to[key], field === '' ? key : `${field}.${key}`));
  }
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length && from.every(isMap))
    return from.flatMap((item, index) => fieldChanges(item, to[index], `${field}[${index}]`));
  return [
    {
      field,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
  ];
}
