import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { CouldNotRun } from '../shell/could-not-run.js';

/** Which service, and with which key. */
export interface Credentials {
  readonly address: string;
  readonly key: string;
}

/** Where `npm start` has a service. */
export const USUAL_ADDRESS = 'http://127.0.0.1:3000';

const kept = z.strictObject({ address: z.string(), key: z.string() });

type Variables = Readonly<Record<string, string | undefined>>;

/** Where `ratebook login` keeps them: below `XDG_CONFIG_HOME`, else below `~/.config`. */
export function credentialsFile(variables: Variables = process.env): string {
  const base = variables['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  return join(base, 'ratebook', 'credentials.json');
}

/** From `RATEBOOK_URL` and `RATEBOOK_KEY`, each before what was kept by `ratebook login`. Never from the command line. */
export async function readCredentials(variables: Variables = process.env): Promise<Credentials> {
  const { RATEBOOK_URL: url = '', RATEBOOK_KEY: own = '' } = variables;
  const login = url !== '' && own !== '' ? undefined : await readKept(credentialsFile(variables));
  const address = url === '' ? login?.address : url;
  // A kept key is for the service that it was kept for, and is shown to no other.
  const key = own === '' ? (address === login?.address ? login?.key : undefined) : own;
  if (address !== undefined && key !== undefined) return { address, key };
  throw new CouldNotRun(
    'service.no-login',
    address === undefined ? 'no service is known' : `no key for the service at \`${address}\` is known`,
    address === undefined
      ? `run \`ratebook login ${USUAL_ADDRESS}\`, or set RATEBOOK_URL and RATEBOOK_KEY`
      : `run \`ratebook login ${address}\`, or set RATEBOOK_KEY to a key of this service`,
  );
}

/** Keeps them for later commands, for nobody else's eyes; resolves to the file's path. */
export async function keepCredentials(
  credentials: Credentials,
  variables: Variables = process.env,
): Promise<string> {
  const file = credentialsFile(variables);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // Written beside its place: a file that is open to others never holds the key, not even for a moment.
  await writeFile(`${file}.new`, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);
  return file;
}

async function readKept(file: string): Promise<Credentials | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return kept.parse(JSON.parse(text));
  } catch {
    throw new CouldNotRun(
      'service.credentials-unreadable',
      `\`${file}\` is not what \`ratebook login\` writes`,
      'run `ratebook login` again',
    );
  }
}
