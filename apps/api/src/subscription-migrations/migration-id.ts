import { readWireId } from '../ids.js';
import { Problem } from '../problems/problem.js';

/** The id of a subscription migration in a path; a text that can be none names none. */
export function migrationIdOf(text: string): string {
  const id = readWireId('mig', text);
  if (id !== undefined) return id;
  throw new Problem('migration.unknown', `there is no subscription migration \`${text.slice(0, 60)}\``);
}
