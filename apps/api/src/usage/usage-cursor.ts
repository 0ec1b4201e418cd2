import type { UsageRow } from '#usecases';
import { cursorAfter, readCursor } from '../packages/cursor.js';

const PLACE = /^\S{1,63} -?\d{1,19} \{.*\}$/;

const placeOf = ({ meter, from, cell }: UsageRow): string => `${meter} ${from} ${JSON.stringify(cell)}`;

export const usagePlaceAfter = (row: UsageRow): string => cursorAfter('usage', placeOf(row));

/** The rows after a cursor; all of them for the first page. A cell that came meanwhile moves none of the others. */
export function rowsAfter(rows: readonly UsageRow[], cursor: string | undefined): readonly UsageRow[] {
  const place = readCursor('usage', PLACE, cursor);
  return place === '' ? rows : rows.slice(rows.findIndex((row) => placeOf(row) === place) + 1);
}
