import { instant, instantText } from '#calendar';
import type { QuotePlace } from '#storage';
import { cursorAfter, readCursor } from '../packages/cursor.js';

const PLACE =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const placeAfter = ({ createdAt, id }: QuotePlace): string =>
  cursorAfter('quotes', `${instantText(createdAt)} ${id}`);

/** Where a list of quotes goes on; none for the first page. */
export function readPlace(cursor: string | undefined): QuotePlace | undefined {
  const [createdAt, id] = readCursor('quotes', PLACE, cursor).split(' ');
  return createdAt === undefined || id === undefined ? undefined : { createdAt: instant(createdAt), id };
}
