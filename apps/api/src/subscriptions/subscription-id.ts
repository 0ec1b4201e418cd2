import { readWireId } from '../ids.js';
import { Problem } from '../problems/problem.js';

/** The id of a subscription in a path; a text that can be none names no subscription. */
export function subscriptionIdOf(text: string): string {
  const id = readWireId('sub', text);
  if (id !== undefined) return id;
  throw new Problem('subscription.unknown', `there is no subscription \`${text.slice(0, 60)}\``);
}
