/**
 * RFC 8785 of parsed JSON, for events: `undefined` when `whyNone` has something to say.
 * A library does the same in six times the time, and every event of a batch comes through here; a law holds the two to
 * the same bytes.
 */
export function canonicalJson(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value === 'boolean') return String(value);
  // `1e400` is sound JSON that no double can hold: it would be written as a word that nobody can read again.
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (value === null) return 'null';
  if (typeof value !== 'object') return undefined;
  if (depth === 0) return undefined;
  return Array.isArray(value)
    ? canonicalList(value, depth - 1)
    : canonicalObject(value as Readonly<Record<string, unknown>>, depth - 1);
}

// Most texts need no escape, and an expression tells so faster than escaping nothing.
const PLAIN = /^[ !#-[\]-~]*$/;
const HALF_A_CHARACTER = /\p{Surrogate}/u;

/** Undefined for a text with a NUL or half a surrogate pair. */
export function canonicalText(text: string): string | undefined {
  if (PLAIN.test(text)) return `"${text}"`;
  return text.includes('\0') || HALF_A_CHARACTER.test(text) ? undefined : JSON.stringify(text);
}

function canonicalList(list: readonly unknown[], depth: number): string | undefined {
  let written = '[';
  for (const [index, item] of list.entries()) {
    const text = canonicalJson(item, depth);
    if (text === undefined) return undefined;
    written += index === 0 ? text : `,${text}`;
  }
  return `${written}]`;
}

function canonicalObject(object: Readonly<Record<string, unknown>>, depth: number): string | undefined {
  let written = '{';
  for (const name of Object.keys(object).sort()) {
    const [key, text] = [canonicalText(name), canonicalJson(object[name], depth)];
    if (key === undefined || text === undefined) return undefined;
    written += `${written === '{' ? '' : ','}${key}:${text}`;
  }
  return `${written}}`;
}

/** What keeps parsed JSON from a canonical form: nesting, a number beyond any double, or text that no column can hold. */
export function whyNone(root: unknown, most: number): 'depth' | 'number' | 'text' {
  // Walks without recursion: a body of a million brackets must not end the stack.
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value === 'number' && !Number.isFinite(next.value)) return 'number';
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth === most) return 'depth';
    for (const value of Object.values(next.value)) open.push({ value, depth: next.depth + 1 });
  }
  return 'text';
}
