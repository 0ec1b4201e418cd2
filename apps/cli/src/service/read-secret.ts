import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** A longer first line is no key. */
const LIMIT = 1_000;

/**
 * The first line of stdin: typed without being shown when a person is asked, read as it comes when it is piped. A
 * key is never an argument, where other users and the shell's history would see it.
 */
export async function readSecret(question: string): Promise<string> {
  const isTyped = process.stdin.isTTY;
  if (isTyped) process.stderr.write(question);
  const silence = new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output: silence, terminal: isTyped });
  try {
    for await (const line of lines) return line.slice(0, LIMIT).trim();
    return '';
  } finally {
    lines.close();
    if (isTyped) process.stderr.write('\n');
  }
}
