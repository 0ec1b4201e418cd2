import { ratebookClient } from '#client';
import { answered } from '../service/answered.js';
import { keepCredentials, USUAL_ADDRESS } from '../service/credentials.js';
import { readSecret } from '../service/read-secret.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';

export interface LoginOptions {
  readonly json?: true;
}

/** Keeps the address and the key of a service for later commands, once the service has said that it knows the key. */
export async function login(
  given: string | undefined,
  { json }: LoginOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const address = addressOf(given ?? process.env['RATEBOOK_URL'] ?? USUAL_ADDRESS);
  const key = process.env['RATEBOOK_KEY'] || (await readSecret(`API key for ${address}: `));
  if (key === '')
    throw new CouldNotRun(
      'service.no-key',
      'no key was given',
      'type it when asked, pipe it in (`ratebook login < key-file`), or set RATEBOOK_KEY',
    );
  const me = await answered(ratebookClient({ address, key }).GET('/v1/me'));
  const file = await keepCredentials({ address, key });
  if (json === true) await terminal.out(`${JSON.stringify({ address, ...me, file })}\n`);
  const bound = me.workspace === null ? '' : `, for workspace \`${me.workspace}\` alone`;
  terminal.say(`logged in at ${address} as ${me.holder}${bound}; kept in ${file}`);
  return EXIT.ok;
}

function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url !== undefined && url.pathname === '/' && url.search === '' && url.username === '';
  if (isPlain && (url.protocol === 'http:' || url.protocol === 'https:')) return url.origin;
  throw new CouldNotRun(
    'service.bad-address',
    `\`${text.slice(0, 200)}\` is no address of a service`,
    `for example ${USUAL_ADDRESS}`,
  );
}
