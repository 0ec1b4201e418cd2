import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '#testing';
import { migrations } from '../../migrations/index.js';
import { ask } from './keep-alive-clients.js';
import { QUOTE } from './quoting-clients.js';
import { type ServiceProcess, serviceProcess } from './service-process.js';

let beside: TestDatabase;
let admin: pg.Client;
let empty: string;
const name = `empty_${randomBytes(6).toString('hex')}`;
const services: ServiceProcess[] = [];

beforeAll(async () => {
  beside = await testDatabase();
  admin = new pg.Client(beside.url);
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(beside.url);
  url.pathname = `/${name}`;
  empty = url.href;
}, 60_000);
afterAll(async () => {
  for (const service of services) await service.clean();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
  await beside.drop();
});

it('two processes that start at once on an empty database migrate it once, publish once, and both serve', async () => {
  for (let count = 0; count < 2; count += 1) services.push(await serviceProcess({ DATABASE_URL: empty }));
  const addresses = await Promise.all(services.map(({ listening }) => listening));
  for (const address of addresses) {
    expect((await ask(`${address}/health/ready`)).status).toBe(200);
    expect((await ask(`${address}/v1/quotes/preview`, { body: QUOTE })).status).toBe(200);
  }
  const client = new pg.Client(empty);
  await client.connect();
  const migrated = await client.query<{ name: string }>('select name from migration order by id');
  const signing = await client.query('select kid from signing_key');
  const published = await client.query(
    `select (select count(distinct published_at)::int from package_version) as times,
       (select count(*)::int from version_draft) as drafts`,
  );
  await client.end();
  expect(migrated.rows.map((row) => row.name).sort()).toEqual(migrations.map((type) => type.name).sort());
  expect(signing.rows).toHaveLength(1);
  // All by one process, at one instant; the other one found nothing new.
  expect(published.rows).toEqual([{ times: 1, drafts: 0 }]);
}, 110_000);
