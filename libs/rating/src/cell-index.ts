import type { CellWhen, Dimensions } from '#catalog';

/**
 * The entries that could match a tuple, out of all entries of `cells`. Each entry stands once, under the values of
 * the first dimension it names, so that ten thousand tuples do not ask a thousand entries each.
 */
export function cellIndex<C extends { readonly when: CellWhen }>(
  cells: readonly C[],
): (dimensions: Dimensions) => readonly C[] {
  const byValue = new Map<string, Map<string, C[]>>();
  for (const cell of cells) {
    const [first] = Object.entries(cell.when);
    if (first === undefined) continue;
    const [name, values] = first;
    const ofName = byValue.get(name) ?? new Map<string, C[]>();
    byValue.set(name, ofName);
    for (const value of new Set(values)) {
      const entries = ofName.get(value);
      if (entries) entries.push(cell);
      else ofName.set(value, [cell]);
    }
  }
  return (dimensions) =>
    Object.entries(dimensions).flatMap(([name, value]) => byValue.get(name)?.get(value) ?? []);
}
