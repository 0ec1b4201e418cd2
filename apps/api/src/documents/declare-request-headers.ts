import type { DescribedOperation } from './described-operation.js';

const TAG = { type: 'string' as const, examples: ['"3"'] };
const SEEN = { description: 'The entity tag of what is to be replaced or removed', schema: TAG };
const KNOWN = { description: 'An entity tag that was answered before', schema: TAG };
const NOTHING_YET = {
  description: '`*`: nothing may be there yet',
  schema: { type: 'string' as const, examples: ['*'] },
};

/** Compilers disagree on whether an optional header shows by itself, so that what a handler reads is declared here. */
export function declareRequestHeaders({ method, operation, facts: { reads } }: DescribedOperation): void {
  if (reads.length === 0) return;
  const others = (operation.parameters ?? []).filter(
    (each) => !('name' in each && each.in === 'header' && reads.includes(each.name.toLowerCase())),
  );
  const headers = reads.map((name) => ({
    name,
    in: 'header' as const,
    required: false,
    ...(name === 'if-match' ? SEEN : method === 'get' ? KNOWN : NOTHING_YET),
  }));
  operation.parameters = [...others, ...headers];
}
