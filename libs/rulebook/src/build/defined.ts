type Defined<T> = {
  readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The fields that have a value: what a file leaves out stays out, instead of being there as undefined. */
export function defined<T extends object>(fields: T): Defined<T> {
  // A loop, since this runs for every charge of every line that `ratebook rate` reads.
  const kept: Record<string, unknown> = {};
  for (const key in fields) if (fields[key] !== undefined) kept[key] = fields[key];
  return kept as Defined<T>;
}
