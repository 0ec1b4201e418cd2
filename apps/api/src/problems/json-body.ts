import type { ProblemFault } from '#contracts';
import { Problem } from './problem.js';

const DEPTH = 32;

/**
 * JSON as we accept it. Keys that could reach a prototype, and text that no database column can hold, are refused
 * here once for every route. A key that stands twice has its last value, as JSON.parse has it everywhere.
 */
export function readJsonBody(bytes: Buffer): unknown {
  if (bytes.length === 0) throw new Problem('json.empty', 'the body is empty');
  const value = parse(bytes);
  const faults = [...faultsOf(value)].slice(0, 100);
  if (faults.length > 0) throw new Problem('request.invalid', faults[0]?.message ?? '', faults);
  return value;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new Problem('json.syntax', 'the body is no JSON in UTF-8');
  }
}

/** Walks without recursion: a body of a million brackets must not end the stack. */
function* faultsOf(root: unknown): Generator<ProblemFault> {
  const open: { readonly value: unknown; readonly pointer: string; readonly depth: number }[] = [
    { value: root, pointer: '', depth: 0 },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, pointer, depth } = next;
    if (typeof value === 'string' && !isStorable(value))
      yield { code: 'text-unstorable', message: 'a text holds a NUL or half a character', pointer };
    if (typeof value !== 'object' || value === null) continue;
    if (depth === DEPTH) {
      yield { code: 'json-too-deep', message: `JSON is at most ${DEPTH} levels deep`, pointer };
      continue;
    }
    for (const [key, inner] of Object.entries(value)) {
      const place = `${pointer}/${key.slice(0, 128).replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (key === '__proto__')
        yield {
          code: 'unknown-key',
          message: '`__proto__` is not known here',
          help: 'leave it out',
          pointer: place,
        };
      else if (!isStorable(key))
        yield { code: 'text-unstorable', message: 'a key holds a NUL or half a character', pointer };
      else open.push({ value: inner, pointer: place, depth: depth + 1 });
    }
  }
}

/** A surrogate that stands alone is half a character. */
const isStorable = (text: string): boolean => !/\p{Surrogate}/u.test(text) && !text.includes('\0');
