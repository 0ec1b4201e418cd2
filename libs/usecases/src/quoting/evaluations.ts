import { channel } from 'node:diagnostics_channel';

/** Name of the channel that has `{ outcome: 'priced' | 'refused', seconds }` for each pricing. */
export const EVALUATIONS = 'ratebook.evaluation';

/** Costs nothing while nobody listens. */
const evaluations = channel(EVALUATIONS);

/** Does the work, and tells whoever listens how long it took. */
export async function measured<Result extends { readonly ok: boolean }>(
  work: () => Promise<Result>,
): Promise<Result> {
  if (!evaluations.hasSubscribers) return await work();
  const begun = performance.now();
  const result = await work();
  const seconds = (performance.now() - begun) / 1000;
  evaluations.publish({ outcome: result.ok ? 'priced' : 'refused', seconds });
  return result;
}
