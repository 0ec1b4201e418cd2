import { type AnalysisDocument, analysisRequest } from '#contracts';
import type { z } from 'zod';
import { parseExactJson } from '../quote/exact-json.js';

/** Null when the line does not say, or what it says is no id. */
export type RequestId = string | number | null;

/** What is wrong with a line, as it is answered. */
export interface LineFault {
  readonly code: string;
  readonly message: string;
}

export type ReadRequest =
  | { readonly ok: true; readonly id: RequestId; readonly request: AnalysisDocument }
  | { readonly ok: false; readonly id: RequestId; readonly fault: LineFault };

/** Reads a line of `ratebook analyse`. Numbers stay the text that was written, so that moments lose no digit. */
export function readRequest(line: string): ReadRequest {
  let written: unknown;
  try {
    written = JSON.parse(line);
  } catch (error) {
    return refuse(null, 'analysis.not-json', `the line is not JSON: ${(error as Error).message}`);
  }
  if (typeof written !== 'object' || written === null || Array.isArray(written))
    return refuse(null, 'analysis.not-json', 'a request is a JSON object');
  const { id: named } = written as { readonly id?: unknown };
  const id = typeof named === 'string' || Number.isSafeInteger(named) ? (named as string | number) : null;
  if (isTooDeep(line))
    return refuse(
      id,
      'analysis.not-json',
      `the line is nested more than ${DEEPEST} levels deep: no request is`,
    );

  let exact: object;
  try {
    exact = parseExactJson(line) as object;
  } catch (error) {
    return refuse(id, 'analysis.duplicate-key', (error as Error).message);
  }
  const parsed = analysisRequest.safeParse(named === undefined ? exact : { ...exact, id: named }, {
    error: annotate,
  });
  return parsed.success
    ? { ok: true, id, request: parsed.data }
    : { ok: false, id, fault: faultOf(parsed.error.issues, exact) };
}

const DEEPEST = 32;

/** Whoever walks through what is nested as deep as a line is long runs out of stack. */
function isTooDeep(line: string): boolean {
  let depth = 0;
  for (const [bracket] of line.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

const refuse = (id: RequestId, code: string, message: string): ReadRequest => ({
  ok: false,
  id,
  fault: { code, message },
});

/** An issue does not keep its schema, so its message carries what our own sentence needs of it. */
function annotate({ code, inst }: z.core.$ZodRawIssue): string {
  const { description, shape } = inst as { description?: string; shape?: object };
  return code === 'unrecognized_keys' ? Object.keys(shape ?? {}).join(', ') : (description ?? '');
}

/** Every fault with its place, the first of them by its code: unknown fields before all, since a typo also leaves a gap. */
function faultOf(issues: readonly z.core.$ZodIssue[], exact: object): LineFault {
  const isUnknown = ({ code }: z.core.$ZodIssue): boolean => code === 'unrecognized_keys';
  const faults = [...issues.filter(isUnknown), ...issues.filter((issue) => !isUnknown(issue))]
    .slice(0, 10)
    .map((issue) => judged(issue, exact));
  return {
    code: faults[0]?.code ?? 'analysis.invalid-field',
    // Two rules of one field say the same of it.
    message: [...new Set(faults.map(({ message }) => message))].join('; '),
  };
}

function judged(issue: z.core.$ZodIssue, exact: object): LineFault {
  const { path } = issue;
  const place = path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const at = place === '' ? '' : `${place}.`;
    const keys = issue.keys.slice(0, 10).map((key) => quoted(`${at}${key}`));
    return {
      code: 'analysis.unknown-field',
      message: `${keys.join(', ')} ${keys.length === 1 ? 'is' : 'are'} not known here: write some of ${issue.message}`,
    };
  }
  const value = path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown>)[step], exact);
  if (value === undefined)
    return { code: 'analysis.missing-field', message: `${quoted(place)} is missing${wanted(issue)}` };
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return {
    code: 'analysis.invalid-field',
    message: `${quoted(place)} cannot be ${quoted(text)}${wanted(issue)}`,
  };
}

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `: write ${issue.values.map(String).join(' or ')}`;
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options))
    return `: write ${issue.options.map(String).join(' or ')}`;
  if (issue.code === 'too_big') return `: write at most ${String(issue.maximum)} entries`;
  if (issue.code === 'too_small') return ': write at least one entry';
  const { message } = issue;
  return message === '' ? '' : `: write ${message.slice(0, 1).toLowerCase()}${message.slice(1)}`;
}

const quoted = (text: string): string => `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
