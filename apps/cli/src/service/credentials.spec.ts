import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { credentialsFile, keepCredentials, readCredentials } from './credentials.js';

let folder: string;
const variables = (more: Record<string, string> = {}) => ({ XDG_CONFIG_HOME: folder, ...more });
const LOGIN = { address: 'http://127.0.0.1:3000', key: 'rbk_a' };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratebook-credentials-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('credentials', () => {
  it('are kept in a file that nobody else can read, and read back', async () => {
    const file = await keepCredentials(LOGIN, variables());
    expect(file).toBe(join(folder, 'ratebook', 'credentials.json'));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readCredentials(variables())).toEqual(LOGIN);
    expect(await readFile(file, 'utf8')).toContain('rbk_a');
  });

  it('of the environment come first', async () => {
    await keepCredentials(LOGIN, variables());
    const own = variables({ RATEBOOK_URL: 'https://prices.example', RATEBOOK_KEY: 'rbk_b' });
    expect(await readCredentials(own)).toEqual({ address: 'https://prices.example', key: 'rbk_b' });
    expect(await readCredentials(variables({ RATEBOOK_KEY: 'rbk_b' }))).toEqual({ ...LOGIN, key: 'rbk_b' });
  });

  it('of one service are never shown to another', async () => {
    await keepCredentials(LOGIN, variables());
    await expect(
      readCredentials(variables({ RATEBOOK_URL: 'https://elsewhere.example' })),
    ).rejects.toMatchObject({
      code: 'service.no-login',
      message: 'no key for the service at `https://elsewhere.example` is known',
      // The address that was asked, not another one.
      help: 'run `ratebook login https://elsewhere.example`, or set RATEBOOK_KEY to a key of this service',
    });
  });

  it('that are missing or spoilt say what to run', async () => {
    await expect(readCredentials(variables())).rejects.toMatchObject({
      code: 'service.no-login',
      message: 'no service is known',
      help: 'run `ratebook login http://127.0.0.1:3000`, or set RATEBOOK_URL and RATEBOOK_KEY',
    });
    await keepCredentials(LOGIN, variables());
    await writeFile(credentialsFile(variables()), '{');
    await expect(readCredentials(variables())).rejects.toMatchObject({
      code: 'service.credentials-unreadable',
    });
  });
});
