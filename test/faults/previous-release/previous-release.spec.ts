import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '#testing';

type Value = string | number | null | readonly string[] | { readonly hex: string };

/** As the program of the release before sent it, recorded with it. */
interface Statement {
  readonly does: string;
  readonly text: string;
  readonly values: readonly Value[];
  /** Of what reads: what that program takes apart. */
  readonly columns?: readonly string[];
  /** Of what reads what the statements before it wrote. */
  readonly rows?: number;
}

const { release, statements } = JSON.parse(
  await readFile(join(import.meta.dirname, 'statements.json'), 'utf8'),
) as { readonly release: string; readonly statements: readonly Statement[] };

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client(database.url);
  await client.connect();
}, 60_000);
afterAll(async () => {
  await client.end();
  await database.drop();
});

const toDb = (value: Value): unknown =>
  typeof value === 'object' && value !== null && 'hex' in value ? Buffer.from(value.hex, 'hex') : value;

/** While a deployment goes on, programs of both releases work on the newest schema. In their order: reads follow writes. */
describe(`the release before (${release}), on the schema of this one`, () => {
  it.each(statements)('$does', async ({ text, values, columns, rows }) => {
    const result = await client.query<Record<string, unknown>>(text, values.map(toDb));
    if (columns === undefined) {
      expect(result.rowCount).toBe(1);
      return;
    }
    expect(result.fields.map(({ name }) => name)).toEqual(columns);
    if (rows !== undefined) expect(result.rows).toHaveLength(rows);
  });

  it('is seen by this release: what it published has its effects, and its keys are free', async () => {
    const effects = await client.query(
      `select number from version_effect where package_key = 'previous' order by number`,
    );
    expect(effects.rows).toEqual([{ number: 1 }, { number: 2 }]);
    const revision = await client.query<{ moved: boolean }>(
      'select revision > 0 as moved from catalog_revision',
    );
    expect(revision.rows).toEqual([{ moved: true }]);
    const keys = await client.query(
      `select id, name, workspace_id, last_used_at from api_key where revoked_at is null`,
    );
    expect(keys.rows).toEqual([{ id: 'Prev1234', name: null, workspace_id: null, last_used_at: null }]);
  });
});
