import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '#testing';
import {
  bigintArray,
  booleanArray,
  integerArray,
  textArray,
  timestampArray,
  uuidArray,
} from './binary-array.js';

const itself = <T>(value: T): T => value;

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url, options: '-c timezone=UTC' });
  await client.connect();
}, 60_000);
afterAll(async () => {
  await client.end();
  await database.drop();
});

describe('an array that is sent as bytes', () => {
  it.each([
    [
      'uuid',
      uuidArray([Buffer.alloc(16, 0xab), null], itself),
      '{abababab-abab-abab-abab-abababababab,NULL}',
    ],
    [
      'timestamptz',
      timestampArray([0n, null, -1n, 1_798_761_600_123_456n], itself),
      '{"1970-01-01 00:00:00+00",NULL,"1969-12-31 23:59:59.999999+00","2027-01-01 00:00:00.123456+00"}',
    ],
    ['integer', integerArray([1, -2, null], itself), '{1,-2,NULL}'],
    ['bigint', bigintArray([9_007_199_254_740_991, null], itself), '{9007199254740991,NULL}'],
    ['boolean', booleanArray([true, false, null], itself), '{t,f,NULL}'],
    ['text', textArray(['', null, 'é€😀"\\', 'NULL'], itself), '{"",NULL,"é€😀\\"\\\\","NULL"}'],
    ['text', textArray([], itself), '{}'],
    ['uuid', uuidArray([], itself), '{}'],
  ])('of %s is read as it was meant', async (type, bytes, text) => {
    const found = await client.query<{ is: boolean }>(`select $1::${type}[] = $2::text::${type}[] as is`, [
      bytes,
      text,
    ]);
    expect(found.rows).toEqual([{ is: true }]);
  });
});
