import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { KEY, type ServiceProcess, serviceProcess } from '../faults/service-process.js';
import { type ApiServer, apiServer } from './api-server.js';
import { versionText } from './people.js';

let folder: string;
let first: ApiServer;
let service: ServiceProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratebook-other-rules-'));
  await mkdir(join(folder, 'packages', 'seats'), { recursive: true });
  await writeFile(join(folder, 'packages', 'seats', '1.yaml'), versionText('seats', 1, '10.00'));
  // What this one publishes as `seats@1` is not what `rules/` has, and the rest of `rules/` is new to it.
  first = await apiServer({ rulesFolder: folder });
  service = await serviceProcess({ DATABASE_URL: first.database.url });
}, 60_000);
afterAll(async () => {
  await service.clean();
  await first.stop();
  await rm(folder, { recursive: true });
});

it('logs which drafts it took and what it left alone, and no key', async () => {
  const { level, drafts } = await service.said('drafts');
  expect([level, drafts]).toEqual(['info', expect.arrayContaining([expect.stringMatching(/^[a-z-]+@\d+$/)])]);
  const { level: warned, msg } = await service.said('help');
  expect([warned, msg]).toEqual(['warn', expect.stringMatching(/^`rules\/packages\/seats\/1.yaml` /)]);
  expect(JSON.stringify(service.records())).not.toContain(KEY);
}, 60_000);

it('is ready without a worker, and says that events wait for one', async () => {
  const client = new pg.Client(first.database.url);
  await client.connect();
  await client.query(
    `insert into outbox (id, type, payload, created_at)
     values (gen_random_uuid(), 'test.happened', '{}', now() - interval '90 seconds')`,
  );
  await client.end();
  const reply = await fetch(`${await service.listening}/health/ready`);
  const detail = expect.stringMatching(/^\d+ events wait, the oldest for \d+ s: does a worker run\?$/);
  expect([reply.status, await reply.json()]).toMatchObject([
    200,
    { status: 'up', checks: { events: { status: 'down', needed: false, detail } } },
  ]);
}, 60_000);
