import type { StoredVersion } from '#storage';
import type { VersionView } from '#usecases';
import { revisionTag } from '../preconditions.js';

/** The content hash names a version's words for ever; retiring is the one thing about it that can change. */
export const versionTag = ({ contentHash, retiredAt }: StoredVersion): string =>
  retiredAt === undefined ? `"${contentHash}"` : `"${contentHash}-retired"`;

/** A draft's tag is its revision; decisions about promotions are a part of what is shown of a published version. */
export function viewTag(view: VersionView): string {
  if ('draft' in view) return revisionTag(view.draft.revision);
  const tag = versionTag(view.version);
  const decisions = view.promotions.map(({ verdict, promotedAt }) =>
    promotedAt === undefined ? (verdict ?? 'waiting') : 'promoted',
  );
  return decisions.length === 0 ? tag : tag.replace(/"$/, `-${decisions.join('-')}"`);
}

/** Whether the caller's `If-None-Match` shows that it has this already. A weak tag matches too, as HTTP has it. */
export function isKnown(tag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((given) => ['*', tag, `W/${tag}`].includes(given.trim()));
}
