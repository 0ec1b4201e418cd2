import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { CouldNotRun } from './could-not-run.js';

/** Files of usage and of requests may be large; past this they are no file that a person meant to hand over. */
const LIMIT = 64 * 1024 * 1024;

/** Bytes of a file, or of stdin for `-`; an error names the path. */
export function openBytes(path: string): AsyncIterable<Buffer> {
  return path === '-' ? process.stdin : named(createReadStream(path), path);
}

/** At most `limit` bytes of a file, or of stdin for `-`, and one more when there are more. */
export async function readBytes(path: string, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of openBytes(path)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) break;
  }
  return Buffer.concat(chunks).subarray(0, limit + 1);
}

/** The text of a file, or of stdin for `-`. */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path, LIMIT);
  if (bytes.length > LIMIT) {
    throw new CouldNotRun('file.too-large', `\`${path}\` is larger than 64 MiB`);
  }
  if (!isUtf8(bytes)) throw new CouldNotRun('file.not-utf8', `\`${path}\` is not UTF-8 text`);
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

async function* named(chunks: AsyncIterable<Buffer>, path: string): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    throw new CouldNotRun('file.missing', `cannot read \`${path}\`: ${reasonOf(error)}`);
  }
}

const REASONS: ReadonlyMap<string | undefined, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EACCES', 'permission denied'],
  ['EISDIR', 'it is a folder'],
]);

/** Why the system refused, in words. */
function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS.get(code) ?? message;
}
