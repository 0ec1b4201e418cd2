import { readWireId } from '../ids.js';
import { Problem } from '../problems/problem.js';

/** The id of a period close in a path; a text that can be none names none. */
export function periodCloseIdOf(text: string): string {
  const id = readWireId('pcl', text);
  if (id !== undefined) return id;
  throw new Problem('period.close-unknown', `there is no close \`${text.slice(0, 60)}\``);
}
