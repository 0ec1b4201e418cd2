import type { ExperimentView } from '#usecases';
import { revisionTag } from '../preconditions.js';

/** The revision while it is written; of a started one also who has which arm, which changes without anybody's hand. */
export function experimentTag({ stored, counts }: ExperimentView): string {
  const tag = revisionTag(stored.revision);
  const members = counts.map(({ workspaces, exposed }) => `${workspaces}.${exposed}`);
  return members.length === 0 ? tag : tag.replace(/"$/, `-${members.join('-')}"`);
}
