import type { ServiceFault } from '../fault.js';

/** Nobody grants what they lack. */
export function grantFault(
  held: ReadonlySet<string>,
  wanted: readonly string[],
  pointer?: string,
): ServiceFault | undefined {
  const lacking = wanted.filter((scope) => !held.has(scope));
  if (lacking.length === 0) return undefined;
  return {
    code: 'key.grants-too-much',
    message: `your own key lacks ${lacking.map((scope) => `\`${scope}\``).join(', ')}, so it cannot grant that`,
    help: 'ask for less, or use a key that has these scopes',
    ...(pointer === undefined ? {} : { pointer }),
  };
}
