import { isUtf8 } from 'node:buffer';
import type { SignedBundle } from '#analysis';
import { signedBundle } from '#contracts';
import { pointer } from '#quote';
import { repeatedKey } from '../rate/repeated-key.js';
import { CouldNotRun, type ReportedFault } from '../shell/could-not-run.js';

const LIMIT = 64 * 1024 * 1024;
/** Deeper than anything that a bundle has. */
const DEEPEST = 32;
const MOST_FAULTS = 20;

/** A signed bundle out of a file. Whatever the file holds: it is a bundle in every part, or it is refused with places. */
export async function readBundle(chunks: AsyncIterable<Buffer>, file: string): Promise<SignedBundle> {
  const text = await textOf(chunks, file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw unreadable(
      file,
      'bundle.not-json',
      `is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (depthOf(value) > DEEPEST)
    throw unreadable(file, 'bundle.invalid', 'holds lists within lists that no bundle has');
  // What a reader of the file sees and what was signed must be one thing.
  const repeated = repeatedKey(text, value);
  if (repeated !== undefined)
    throw unreadable(file, 'bundle.duplicate-key', `gives the key \`${repeated}\` twice in one object`);
  const read = signedBundle.safeParse(value);
  if (!read.success)
    throw unreadable(
      file,
      'bundle.invalid',
      'is not a bundle of this release',
      read.error.issues.slice(0, MOST_FAULTS).map(({ path, message }): ReportedFault => ({
        code: 'bundle.invalid',
        message,
        place: pointer(...path.map(String)),
      })),
    );
  const { bundle, signature, publicKey } = read.data;
  // The results are whatever the file says: they are only ever held against those that are computed anew.
  const results = bundle.results as unknown as SignedBundle['bundle']['results'];
  return { bundle: { ...bundle, results }, signature, publicKey };
}

async function textOf(chunks: AsyncIterable<Buffer>, file: string): Promise<string> {
  const read: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    read.push(chunk);
    length += chunk.length;
    if (length > LIMIT) throw new CouldNotRun('bundle.too-large', `\`${file}\` is larger than 64 MiB`);
  }
  const bytes = Buffer.concat(read);
  if (!isUtf8(bytes)) throw unreadable(file, 'bundle.not-utf8', 'is not UTF-8 text');
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/** Without recursion: the depth is what is not known yet. */
function depthOf(value: unknown): number {
  let level: readonly unknown[] = [value];
  for (let depth = 0; ; depth += 1) {
    const inner = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? (Object.values(each) as unknown[]) : [],
    );
    if (inner.length === 0 || depth > DEEPEST) return depth;
    level = inner;
  }
}

const unreadable = (
  file: string,
  code: string,
  message: string,
  faults: readonly ReportedFault[] = [],
): CouldNotRun =>
  new CouldNotRun(
    code,
    `\`${file}\` ${message}`,
    'fetch it again: `ratebook experiment bundle <key> > bundle.json`',
    faults,
  );
