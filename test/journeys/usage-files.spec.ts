import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ensureBuilt, ratebook } from '../built-cli.js';
import { type ApiServer, apiServer } from './api-server.js';

jest.setTimeout(60_000);

let api: ApiServer;
let home: string;

beforeAll(async () => {
  await ensureBuilt();
  home = await mkdtemp(join(tmpdir(), 'ratebook-usage-'));
  api = await apiServer();
  await api.put('/v1/workspaces/acme', {}, { headers: { 'if-none-match': '*' } });
  await ratebook(['login', api.address], { stdin: `${api.key}\n`, env: env() });
}, 120_000);
afterAll(async () => {
  await api.stop();
  await rm(home, { recursive: true, force: true });
});

const env = () => ({ XDG_CONFIG_HOME: home });
const run = (...args: string[]) => ratebook(['usage', ...args], { env: env() });
const file = async (name: string, text: string): Promise<string> => {
  const path = join(home, name);
  await writeFile(path, text);
  return path;
};
const paid = async (): Promise<string> => {
  const { stdout } = await run('show', 'acme', '--meter', 'payments', '--json', ...WIDE);
  return (JSON.parse(stdout) as { quantity: string }).quantity;
};
const WIDE = ['--from', '2026-11-01T00:00:00Z', '--to', '2036-01-01T00:00:00Z'];

describe('ratebook usage', () => {
  it('imports a CSV once, however often it is run', async () => {
    const rows = Array.from({ length: 2_500 }, (_, at) => `p${at},"0.${10 + (at % 10)}",note ${at}`);
    const path = await file('payments.csv', `id,amount,note\r\n${rows.join('\r\n')}\r\n`);
    const args = ['import', path, '--source', '/ledger', '--type', 'payment', '--workspace', 'acme'];
    const first = await run(...args);
    expect([first.code, first.stdout, first.stderr]).toEqual([0, '', '2,500 accepted, 0 were known\n']);
    const again = await run(...args, '--json');
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toEqual({
      accepted: 0,
      duplicates: 2_500,
      conflicts: 0,
      quarantined: 0,
      rejected: 0,
    });
    expect(await paid()).toBe('362.5');
  });

  it('tells what is wrong by its line, and imports the rest', async () => {
    const line = (id: string, more: object): string =>
      JSON.stringify({ id, source: '/b', type: 'payment', subject: 'acme', ...more });
    const before = Number(await paid());
    const path = await file(
      'mixed.ndjson',
      [
        line('1', { data: { amount: '1' } }),
        '',
        line('2', { data: { amount: 2 } }),
        line('3', { data: { amount: '3' } }),
        line('4', { subject: 'ghost', data: { amount: '4' } }),
      ].join('\n'),
    );
    const { code, stderr } = await run('import', path);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'line 3: rejected  event.value-not-text  meter `payments` reads `data.amount` as text',
    );
    expect(stderr).toContain('line 5: quarantined  event.unknown-workspace');
    expect(stderr).toContain('2 accepted, 0 were known, 1 wait in quarantine, 1 rejected');
    expect(Number(await paid()) - before).toBe(4);
  });

  it('goes on where it was ended', async () => {
    const lines = Array.from({ length: 1_500 }, (_, at) =>
      JSON.stringify({ id: `r${at}`, source: '/r', type: 'api.call', subject: 'acme' }),
    );
    const cut = [...lines.slice(0, 1_200), '{"id":', ...lines.slice(1_200)].join('\n');
    const path = await file('long.ndjson', cut);
    const ended = await run('import', path);
    expect([ended.code, ended.stderr]).toEqual([
      2,
      expect.stringContaining('long.ndjson:1201 is no JSON object'),
    ]);
    expect(JSON.parse(await readFile(`${path}.import.json`, 'utf8'))).toMatchObject({ events: 1_200 });
    await writeFile(path, cut.replace('{"id":\n', ''));
    const rest = await run('import', path);
    expect([rest.code, rest.stderr]).toEqual([
      0,
      'going on after 1,200 events that were imported before\n300 accepted, 0 were known\n',
    ]);
    await expect(readFile(`${path}.import.json`)).rejects.toThrow('ENOENT');
  });

  it('shows what was counted in columns', async () => {
    const { code, stdout } = await run('show', 'acme', '--meter', 'api-calls', ...WIDE);
    expect([code, stdout]).toEqual([0, 'api-calls  2026-11-01T00:00:00Z  2036-01-01T00:00:00Z    1500\n']);
  });

  it('says what it cannot do', async () => {
    expect(await run('import', join(home, 'none.csv'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cannot be read'),
    });
    expect(await run('count', 'acme')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('verbs: import, show'),
    });
    expect(await run('show', 'ghost')).toMatchObject({ code: 2, stderr: expect.stringContaining('ghost') });
  });
});
