/** The headers that say what a writer believes to be there. */
export interface Preconditions {
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/** What the writer of something with numbered revisions believes to be there. */
export type ExpectedRevision = 'none' | 'unsaid' | 'any' | { readonly revision: number };

/** No revision: a tag that we never gave matches nothing. */
const NEVER = { revision: 0 };

export const revisionTag = (revision: number): string => `"${revision}"`;

export function expectedRevision({ ifMatch, ifNoneMatch }: Preconditions): ExpectedRevision {
  if (ifMatch === undefined) return ifNoneMatch === undefined ? 'unsaid' : 'none';
  if (ifMatch.trim() === '*') return 'any';
  const revision = /^"([1-9]\d{0,8})"$/.exec(ifMatch.trim())?.[1];
  return revision === undefined ? NEVER : { revision: Number.parseInt(revision, 10) };
}
