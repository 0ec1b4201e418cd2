/** What is said when something changed: where to look, never what is new. Receivers read the rows. */
export interface ChangeHint {
  /** The noun: `package`, `outbox`. */
  readonly t: string;
  /** Which one; absent: perhaps several, look at all. */
  readonly id?: string;
}

/** PostgreSQL's channel. One for everything, since a connection that listens is dear and a hint is small. */
export const CHANNEL = 'ratebook';

/** Longer ones are refused: a hint that grows is about to carry the news itself. */
export const LONGEST_HINT = 200;

/** Reads what came over the channel. Any program on this database may speak there, so that anything may come. */
export function readHint(payload: string): ChangeHint | undefined {
  if (Buffer.byteLength(payload) > LONGEST_HINT) return undefined;
  let read: unknown;
  try {
    read = JSON.parse(payload);
  } catch {
    return undefined;
  }
  if (typeof read !== 'object' || read === null || !('t' in read) || typeof read.t !== 'string')
    return undefined;
  if (!('id' in read)) return { t: read.t };
  return typeof read.id === 'string' ? { t: read.t, id: read.id } : undefined;
}
