import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openStorage, startEmbeddedPostgres } from '#storage';

export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

const TEMPLATE = 'ratebook_template';

/**
 * A migrated database of its own, cloned in some 50 ms. One server serves every test file of a Jest worker; it
 * stops, and its folder goes, when the worker ends, however that happens.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await workersServer();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(server, `create database ${name} template ${TEMPLATE}`);
  return {
    url: withDatabase(server, name),
    drop: () => administer(server, `drop database if exists ${name} with (force)`),
  };
}

/**
 * Jest gives every test file fresh modules and globals, so what files of one worker share is a file named after
 * the worker's process.
 */
async function workersServer(): Promise<string> {
  const folder = join(tmpdir(), `ratebook-test-${process.pid}`);
  const note = join(folder, 'url');
  const known = await readFile(note, 'utf8').catch(() => undefined);
  if (known !== undefined && (await answers(known))) return known;
  await mkdir(folder, { recursive: true });
  const outcome = await startEmbeddedPostgres({ folder, disposable: true });
  if (!outcome.ok) throw new Error(`${outcome.fault.message}; ${outcome.fault.help}`);
  const { url } = outcome.value;
  await administer(url, `create database ${TEMPLATE}`);
  const storage = await openStorage(withDatabase(url, TEMPLATE));
  if (!storage.ok) throw new Error(storage.fault.message);
  await storage.value.close();
  await writeFile(`${note}.new`, url);
  await rename(`${note}.new`, note);
  return url;
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function answers(url: string): Promise<boolean> {
  return await administer(url, 'select 1').then(
    () => true,
    () => false,
  );
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
