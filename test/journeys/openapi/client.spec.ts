import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type ApiServer, apiServer, ROOT } from '../api-server.js';

jest.setTimeout(60_000);

let api: ApiServer;

beforeAll(async () => {
  api = await apiServer();
});
afterAll(async () => {
  await api.stop();
});

/** What the generator makes of a description, by the program that `npm run generate` runs. */
async function generated(description: string): Promise<string> {
  const program = spawn(process.execPath, [join(ROOT, 'apps', 'launcher', 'client-text.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  program.stdin.end(description);
  return await text(program.stdout);
}

describe('the types of the published client', () => {
  it('are those of the routes that there are; if not, run `npm run generate`', async () => {
    const description = await (await fetch(`${api.address}/openapi.json`)).text();
    const types = await generated(description);
    expect(types).toContain('"/v1/quotes"');
    const committed = await readFile(join(ROOT, 'libs', 'client', 'src', 'generated', 'schema.ts'), 'utf8');
    expect(committed === types ? [] : firstDifference(committed, types)).toEqual([]);
  });
});

/** Thousands of lines are no message; the first one that differs is. */
function firstDifference(committed: string, types: string): readonly string[] {
  const [old, fresh] = [committed.split('\n'), types.split('\n')];
  const place = fresh.findIndex((line, at) => line !== old[at]);
  return [`line ${place + 1} is \`${old[place] ?? ''}\``, `and would be \`${fresh[place] ?? ''}\``];
}
