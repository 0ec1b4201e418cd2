/** A value of a document as a reader takes it in: scalars as they stand, maps and lists in the file's short form. */
export function fieldText(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '""' : value;
  if (Array.isArray(value)) return `[${value.map(fieldText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${fieldText(inner)}`);
  return `{ ${entries.join(', ')} }`;
}
