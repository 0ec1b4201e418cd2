/** Something wrong with a value, and where in it: the voice of a diagnostic before it has a place in a file. */
export interface Fault {
  /** Stable kebab word, such as `tier-gap`. */
  readonly code: string;
  /** Lower case, user's text in backticks, no full stop. */
  readonly message: string;
  /** What to write instead. */
  readonly help: string;
  /** Keys and indexes from the value's root: `['tiers', 1, 'upTo']`. */
  readonly path: readonly (string | number)[];
}
