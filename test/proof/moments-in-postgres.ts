import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { estimateOf } from '#analysis';
import { Decimal, invariant } from '#money';
import { startEmbeddedPostgres } from '#storage';
import type { Row } from '../laws/statistics/row.js';

const PAGE = 50_000;

/** Bills of 28 digits that PostgreSQL makes, summed up there and here: both have the same sums to the last digit. */
export async function momentsInPostgres(seed: number, bills: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ratebook-proof-'));
  const postgres = await startEmbeddedPostgres({ folder });
  invariant(postgres.ok, postgres.ok ? '' : postgres.fault.message);
  const client = new pg.Client(postgres.value.url);
  await client.connect();
  try {
    await client.query(
      `create table bill as
       select n, 1234567890123456 + ((hashtextextended(n::text, $1) & 1099511627775)::numeric / 1000000000000) as value
       from generate_series(1, $2::integer) n`,
      [seed, bills],
    );
    await client.query('create unique index on bill (n)');
    let [sum, sumSquares] = [new Decimal(0), new Decimal(0)];
    for (let from = 1; from <= bills; from += PAGE) {
      const { rows } = await client.query<{ value: string }>(
        'select value::text from bill where n >= $1 and n < $2',
        [from, from + PAGE],
      );
      for (const { value } of rows) {
        const read = new Decimal(value);
        sum = sum.plus(read);
        sumSquares = sumSquares.plus(read.times(read));
      }
    }
    const { rows } = await client.query<{ sum: string; squares: string; variance: string }>(
      `select sum(value)::text as sum, sum(value * value)::text as squares,
         (sum((value - (select avg(value) from bill)) ^ 2) / (count(*) - 1))::text as variance
       from bill`,
    );
    const [theirs] = rows;
    invariant(theirs !== undefined, 'the statement answers one row');
    const isSame = sum.equals(theirs.sum) && sumSquares.equals(theirs.squares);
    const { variance } = estimateOf({ kind: 'mean', units: bills, sum, sumSquares });
    const design = '28 digits, of which the last twelve differ; in PostgreSQL’s own numbers';
    const shared = { design, seed, runs: bills };
    return [
      {
        promise: 'PostgreSQL has the same sums and sums of squares (1: it has)',
        accepted: [1, 1],
        measured: isSame ? 1 : 0,
        unit: '',
        ...shared,
      },
      {
        promise: '… and the same variance to twelve digits',
        accepted: [0, 1e-12],
        measured: new Decimal(variance).dividedBy(theirs.variance).minus(1).abs().toNumber(),
        unit: 'relative error',
        ...shared,
      },
    ];
  } finally {
    await client.end();
    await postgres.value.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
