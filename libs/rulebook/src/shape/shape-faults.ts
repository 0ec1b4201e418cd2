import type { Fault } from '#catalog';
import * as z from 'zod';
import type { Path } from '../read/document.js';
import { issueFaults } from './issue-faults.js';

/** What a document part was read as, or everything that is wrong with its shape. */
export type Shaped<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads `value` by `schema`; `path` leads to it from the document's root. */
export function shapeOf<Value>(schema: z.ZodType<Value>, value: unknown, path: Path = []): Shaped<Value> {
  const parsed = schema.safeParse(value, { error: annotate });
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = parsed.error.issues.flatMap((issue) => issueFaults(issue, value));
  return { ok: false, faults: faults.map((fault) => ({ ...fault, path: [...path, ...fault.path] })) };
}

/**
 * An issue does not keep its schema, so its message carries what our own sentence needs of it: the keys that an
 * object knows, or what the schema says of itself.
 */
function annotate(issue: z.core.$ZodRawIssue): string | undefined {
  const { inst } = issue;
  if (issue.code === 'unrecognized_keys')
    return inst instanceof z.ZodObject ? Object.keys(inst.shape).join(' ') : '';
  return inst instanceof z.ZodType ? (inst.description ?? '') : '';
}
