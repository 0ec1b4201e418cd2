import { cellText } from '#metering';
import type { UsageRow } from '#usecases';
import { cursorAfter, readCursor } from '../packages/cursor.js';

/** Of a row: its meter, when it begins, its cell. Rows come in this order. */
const PLACE = /^(\S{1,63}) (-?\d{1,19}) (\{.*\})$/;

export const usagePlaceAfter = ({ meter, from, cell }: UsageRow): string =>
  cursorAfter('usage', `${meter} ${from} ${cellText(cell)}`);

/** The rows after a cursor; all of them for the first page. Rows that came or went meanwhile move none of the others. */
export function rowsAfter(rows: readonly UsageRow[], cursor: string | undefined): readonly UsageRow[] {
  const [, meter, from, cell] = PLACE.exec(readCursor('usage', PLACE, cursor)) ?? [];
  if (meter === undefined || from === undefined || cell === undefined) return rows;
  const [start, name] = [BigInt(from), cell];
  return rows.filter((row) => {
    if (row.meter !== meter) return row.meter > meter;
    return row.from === start ? cellText(row.cell) > name : row.from > start;
  });
}
