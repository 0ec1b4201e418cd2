import type { StoredVersion } from '#storage';

/** The content hash names a version's words for ever; retiring is the one thing about it that can change. */
export const versionTag = ({ contentHash, retiredAt }: StoredVersion): string =>
  retiredAt === undefined ? `"${contentHash}"` : `"${contentHash}-retired"`;

/** Whether the caller's `If-None-Match` shows that it has this already. A weak tag matches too, as HTTP has it. */
export function isKnown(tag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((given) => ['*', tag, `W/${tag}`].includes(given.trim()));
}
