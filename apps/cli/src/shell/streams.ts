import { once } from 'node:events';

/** `ratebook … | head -1` closes our output early: that is no failure, and nothing is left to do. */
export function endQuietlyWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
}

/** Writes data for the next program. Resolves when the stream takes more, so that memory stays flat. */
export async function toStdout(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Tells people something, without mixing it into the data. */
export function toStderr(text: string): void {
  process.stderr.write(text);
}
