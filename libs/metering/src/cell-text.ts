import type { Cell } from './contribution.js';

/** The tuple of a cell as canonical JSON: names in UTF-16 order, as RFC 8785 has them. */
export function cellText(cell: Cell): string {
  const names = Object.keys(cell).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(cell[name])}`).join(',')}}`;
}

/** The cell that a tuple was written from. */
export function cellOf(text: string): Cell {
  return JSON.parse(text) as Cell;
}

/** The cell as it looks by fewer dimensions: those that are not named fall together. */
export function cellBy(cell: Cell, by: readonly string[]): Cell {
  return Object.fromEntries(Object.entries(cell).filter(([name]) => by.includes(name)));
}
