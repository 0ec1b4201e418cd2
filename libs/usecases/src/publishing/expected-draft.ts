import type { VersionDraft } from '#storage';
import type { ServiceFault } from '../fault.js';

/** What the writer believes to be there: nothing, a revision, whatever it is; who says nothing may only create. */
export type ExpectedDraft = 'none' | 'unsaid' | 'any' | { readonly revision: number };

/** Why a draft may not be replaced: it is not what the writer believes it to be. */
export function changedDraft(
  expected: ExpectedDraft,
  before: VersionDraft | undefined,
  id: string,
): ServiceFault | undefined {
  if (expected === 'none' || expected === 'unsaid') {
    if (before === undefined) return undefined;
    return {
      code: expected === 'none' ? 'version.exists' : 'version.if-match-missing',
      message: `there is a draft of \`${id}\` already, with other words`,
      help: 'GET it, and send its ETag as `if-match` to change it',
    };
  }
  if (before === undefined)
    return {
      code: 'version.changed',
      message: `there is no draft of \`${id}\` any more`,
      help: 'send `if-none-match: *` to create it',
    };
  if (expected === 'any' || expected.revision === before.revision) return undefined;
  return {
    code: 'version.changed',
    message: `the draft of \`${id}\` is at revision ${before.revision} by now`,
    help: 'GET it again, look at what changed, and send its ETag as `if-match`',
  };
}
