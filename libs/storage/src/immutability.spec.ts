import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '#testing';

let database: TestDatabase;
let client: pg.Client;

const hash = (n: number): string => n.toString(16).padStart(64, '0');

async function publish(
  key: string,
  number: number,
  contentHash: string,
  previous: number | null = number - 1 || null,
): Promise<void> {
  await client.query(
    `insert into package_version (package_key, number, hash, currency, interval, source, source_path, document,
       definition_set, effective_from, published_at, published_by, previous_number)
     values ($1, $2, $3, 'USD', 'month', 'source', 'path', '{}', $4, '2026-01-01Z', '2026-02-01Z', 'ada', $5)`,
    [key, number, contentHash, hash(0), previous],
  );
}

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client(database.url);
  await client.connect();
  await client.query(`insert into definition_set (hash, created_at) values ($1, now())`, [hash(0)]);
  await publish('team', 1, hash(1));
}, 60_000);

afterAll(async () => {
  await client.end();
  await database.drop();
});

describe('a published version, asked in plain SQL', () => {
  it.each([
    ['its price', `update package_version set document = '{"total":"0"}'`],
    ['its hash', `update package_version set hash = '${hash(9)}'`],
    ['its source', `update package_version set source = 'other'`],
    ['when it takes effect', `update package_version set effective_from = '2020-01-01Z'`],
    ['when it was published', `update package_version set published_at = '2020-01-01Z'`],
    ['its number', 'update package_version set number = 2'],
    ['its definitions', `update definition_set set meters = 'other'`],
  ])('does not let anybody change %s', async (_what, statement) => {
    await expect(client.query(statement)).rejects.toMatchObject({ code: '23001' });
  });

  it.each([
    'delete from package_version',
    'truncate package_version',
    'truncate package_version cascade',
    'delete from definition_set',
    'truncate definition_set cascade',
  ])('refuses `%s`', async (statement) => {
    // By a trigger, or already because other rows refer to these.
    const refusal: unknown = await client.query(statement).catch((error: unknown) => error);
    expect(['23001', '0A000']).toContain((refusal as { code?: string }).code);
  });

  it('says which version was touched', async () => {
    await expect(client.query(`update package_version set title = 'x'`)).rejects.toThrow(
      'package version team@1 is published and never changes',
    );
  });

  it('has no gaps: version 3 needs version 2', async () => {
    await expect(publish('team', 3, hash(3))).rejects.toMatchObject({ code: '23503' });
    await expect(publish('new', 2, hash(3))).rejects.toMatchObject({ code: '23503' });
    await expect(publish('team', 3, hash(3), 1)).rejects.toMatchObject({ code: '23514' });
  });

  it('may begin a history at any number, once', async () => {
    await publish('elsewhere', 7, hash(7), null);
    await expect(publish('elsewhere', 9, hash(9), null)).rejects.toMatchObject({ code: '23505' });
  });

  it('is alone with its hash', async () => {
    await expect(publish('team', 2, hash(1))).rejects.toMatchObject({ code: '23505' });
  });

  it('may be retired once, and never comes back', async () => {
    await publish('old', 1, hash(5));
    await client.query(
      `update package_version set retired_at = '2026-03-01Z', retired_by = 'ada' where package_key = 'old'`,
    );
    await expect(
      client.query(
        `update package_version set retired_at = null, retired_by = null where package_key = 'old'`,
      ),
    ).rejects.toMatchObject({ code: '23001' });
  });
});
