import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureBuilt, ratebook } from '../built-cli.js';
import { type ApiServer, apiServer } from './api-server.js';

let api: ApiServer;
let home: string;

beforeAll(async () => {
  await ensureBuilt();
  home = await mkdtemp(join(tmpdir(), 'ratebook-login-'));
  api = await apiServer();
}, 120_000);
afterAll(async () => {
  await api.stop();
  await rm(home, { recursive: true, force: true });
});

const env = (more: Record<string, string> = {}) => ({ XDG_CONFIG_HOME: home, ...more });

describe('ratebook login', () => {
  it('keeps a key that the service knows, and never prints it', async () => {
    const { code, stdout, stderr } = await ratebook(['login', api.address], {
      stdin: `${api.key}\n`,
      env: env(),
    });
    const file = join(home, 'ratebook', 'credentials.json');
    expect([code, stdout, stderr]).toEqual([
      0,
      '',
      `logged in at ${api.address} as bootstrap; kept in ${file}\n`,
    ]);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ address: api.address, key: api.key });
  });

  it('keeps nothing when the service does not know the key, is another, or is not there', async () => {
    const other = await mkdtemp(join(tmpdir(), 'ratebook-login-'));
    const tries: readonly (readonly [string, string, string])[] = [
      [api.address, 'rbk_wrong', 'this key is not known'],
      ['http://127.0.0.1:1', api.key, 'the service does not answer'],
      ['127.0.0.1:3000', api.key, '`127.0.0.1:3000` is no address of a service'],
      [api.address, '', 'no key was given'],
    ];
    for (const [address, key, said] of tries) {
      const { code, stderr } = await ratebook(['login', address], {
        stdin: key,
        env: env({ XDG_CONFIG_HOME: other }),
      });
      expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
      expect(stderr).toContain('help:');
    }
    await expect(readFile(join(other, 'ratebook', 'credentials.json'))).rejects.toThrow('ENOENT');
    await rm(other, { recursive: true });
  });
});
