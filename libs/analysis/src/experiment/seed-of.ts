const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * The seed of everything that is drawn to judge an experiment: FNV-1a of 32 bits over the UTF-16 code units of its key, a
 * whole number from 0 to 2^32 − 1. It follows from the key alone, so whoever computes the results again draws the same,
 * and nobody can choose a seed that suits them. Source: Fowler, Noll and Vo, RFC 9923.
 */
export function seedOf(experiment: string): number {
  let hash = OFFSET_BASIS;
  for (let index = 0; index < experiment.length; index += 1)
    hash = Math.imul(hash ^ experiment.charCodeAt(index), PRIME);
  return hash >>> 0;
}
