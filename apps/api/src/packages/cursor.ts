import { LIMIT, type PageQuery } from '#contracts';
import { Problem } from '../problems/problem.js';

/** Opaque to callers: the list it belongs to, and the last entry they have seen. */
export function cursorAfter(list: string, last: string): string {
  return Buffer.from(`${list} ${last}`).toString('base64url');
}

/** The entry that a cursor stands on, which must look like one of the list's; empty for the first page. */
export function readCursor(list: string, entry: RegExp, cursor: string | undefined): string {
  if (cursor === undefined) return '';
  const last = Buffer.from(cursor, 'base64url').toString();
  const after = last.startsWith(`${list} `) ? last.slice(list.length + 1) : '';
  if (!entry.test(after) || cursorAfter(list, after) !== cursor)
    throw new Problem('cursor.invalid', 'this cursor belongs to no page of this list', [
      {
        code: 'cursor.invalid',
        message: 'this cursor belongs to no page of this list',
        help: 'hand in `nextCursor` of the page before as it was given, or none for the first page',
        pointer: '/cursor',
      },
    ]);
  return after;
}

export const limitOf = ({ limit }: PageQuery): number =>
  limit === undefined ? LIMIT.usual : Number.parseInt(limit, 10);

/** A page of `entries`, of which one more than the limit was asked for to know whether more follow. */
export function page<Entry, Shown>(
  entries: readonly Entry[],
  limit: number,
  show: (entry: Entry) => Shown,
  cursor: (last: Entry) => string,
): { data: readonly Shown[]; nextCursor: string | null } {
  const shown = entries.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(show),
    nextCursor: last === undefined || entries.length <= limit ? null : cursor(last),
  };
}
