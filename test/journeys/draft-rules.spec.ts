import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestDatabase, testDatabase } from '#testing';
import { type RunningService, startServer } from '../../apps/api/src/server.js';
import { ROOT } from './api-server.js';
import { versionText } from './people.js';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'ratebook-folder-'));
  await mkdir(join(folder, 'rules', 'packages', 'team'), { recursive: true });
}, 60_000);
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const write = (number: number, fee: string): Promise<void> =>
  writeFile(join(folder, 'rules', 'packages', 'team', `${number}.yaml`), versionText('team', number, fee));

async function started<T>(look: (service: RunningService) => Promise<T> | T): Promise<T> {
  const outcome = await startServer({
    configuration: { port: 0, dataFolder: folder, databaseUrl: database.url },
    rulesFolder: join(folder, 'rules'),
    schemasFolder: join(ROOT, 'schemas'),
    version: '0.0.0-test',
  });
  if (!outcome.ok) throw new Error(outcome.faults.map(({ message }) => message).join('\n'));
  try {
    return await look(outcome.value);
  } finally {
    await outcome.value.stop();
  }
}

const said = ({ published, drafts, warnings }: RunningService) => ({ published, drafts, warnings });

describe('a start on a database that has packages', () => {
  it('takes a new file as a draft in review, once, and publishes nothing', async () => {
    await write(1, '10.00');
    expect(await started(said)).toEqual({ published: ['team@1'], drafts: [], warnings: [] });
    await write(2, '20.00');
    await started(async (service) => {
      expect(said(service)).toEqual({ published: [], drafts: ['team@2'], warnings: [] });
      const reply = await fetch(`${service.address}/v1/packages/team/versions/2`, {
        headers: { authorization: `Bearer ${service.key.text}` },
      });
      expect(await reply.json()).toMatchObject({ state: 'in-review', writtenBy: ['bootstrap'] });
    });
    expect(await started(said)).toEqual({ published: [], drafts: [], warnings: [] });
    await write(2, '21.00');
    expect(await started(said)).toEqual({ published: [], drafts: ['team@2'], warnings: [] });
  }, 120_000);

  it('leaves alone a file that contradicts what is published, and says which number to take', async () => {
    await write(1, '10.00');
    await started(said);
    await write(1, '11.00');
    const { drafts, warnings } = await started(said);
    expect(drafts).toEqual([]);
    expect(warnings).toEqual([
      {
        message: '`rules/packages/team/1.yaml` is not what was published as `team@1`',
        help: 'restore the file, and write the change as version 2: `ratebook new team`',
      },
    ]);
  }, 120_000);
});
