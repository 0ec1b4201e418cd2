import * as z from 'zod';
import { CouldNotRun } from '../shell/could-not-run.js';
import { readText } from '../shell/read-text.js';

/** Other members of a key, and keys of other kinds, are nobody's fault: a JWK set may hold more (RFC 7517). */
const keySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())).max(1000) });
const signingKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string(),
});

/** The keys of a file as the service publishes them at `/.well-known/ratebook-keys.json`. */
export async function readKeys(file: string): Promise<readonly z.infer<typeof signingKey>[]> {
  const text = await readText(file);
  try {
    return keySet.parse(JSON.parse(text)).keys.flatMap((key) => {
      const read = signingKey.safeParse(key);
      return read.success ? [read.data] : [];
    });
  } catch {
    throw new CouldNotRun(
      'keys.unreadable',
      `\`${file}\` is no JWK set`,
      'fetch it from the service: curl -s http://127.0.0.1:3000/.well-known/ratebook-keys.json > keys.json',
    );
  }
}
