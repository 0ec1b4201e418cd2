import type { QuarantinePlace } from '#storage';
import { cursorAfter, readCursor } from '../packages/cursor.js';

const PLACE = /^-?\d{1,18} [0-9a-f]{32}$/;

export const waitingPlaceAfter = ({ receivedAt, digest }: QuarantinePlace): string =>
  cursorAfter('quarantined', `${receivedAt} ${Buffer.from(digest).toString('hex')}`);

/** Where the list goes on; none for the first page. */
export function readWaitingPlace(cursor: string | undefined): QuarantinePlace | undefined {
  const [receivedAt, digest] = readCursor('quarantined', PLACE, cursor).split(' ');
  return receivedAt === undefined || receivedAt === '' || digest === undefined
    ? undefined
    : { receivedAt: BigInt(receivedAt), digest: Buffer.from(digest, 'hex') };
}
