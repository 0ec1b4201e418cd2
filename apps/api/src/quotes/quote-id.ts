import { readWireId } from '../ids.js';
import { Problem } from '../problems/problem.js';

/** The id of a quote in a path; a text that can be none names no quote. */
export function quoteIdOf(text: string): string {
  const id = readWireId('qte', text);
  if (id === undefined) throw new Problem('quote.unknown', `there is no quote \`${text.slice(0, 60)}\``);
  return id;
}
