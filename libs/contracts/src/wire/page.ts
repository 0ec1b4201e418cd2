import * as z from 'zod';

export const LIMIT = { least: 1, usual: 50, most: 200 } as const;

/** Query values are text; `limit` is a count. */
export const pageQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^(?:[1-9][0-9]?|1[0-9]{2}|200)$/)
    .optional()
    .describe(`How many entries at most: ${LIMIT.least} to ${LIMIT.most}, usually ${LIMIT.usual}`),
  cursor: z.string().min(1).max(1000).optional().describe('`nextCursor` of the page before'),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** A page of `entry`, with its examples. */
export function pageOf<Entry extends z.ZodType>(entry: Entry, id: string) {
  const { examples = [] } = (entry.meta() ?? {}) as { readonly examples?: readonly unknown[] };
  return z
    .strictObject({
      data: z.array(entry),
      nextCursor: z
        .string()
        .nullable()
        .describe('Hand it in as `cursor` for the next page; null on the last'),
    })
    .meta({ id, examples: examples.map((each) => ({ data: [each], nextCursor: null })) });
}
