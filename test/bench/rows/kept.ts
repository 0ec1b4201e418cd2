import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariant } from '#money';
import { openStorage } from '#storage';
import { median } from '../paired.js';
import type { Figure, Row } from '../row.js';
import { REQUEST, type Server, Serving } from './serving/serving.js';

const PAIRS = 5;
const SECONDS = 5;
const PATH = '/v1/quotes';

export const kept: Row = {
  name: 'kept',
  about:
    '`POST /v1/quotes` of a package with five charges and five rules on 32 connections, against `pgbench -M prepared -c 32 -j 2` writing the same rows to the same database as BEGIN, quote, idempotency, outbox, COMMIT; fsync is on. pgbench is Debian’s `postgresql-contrib`.',
  async run() {
    const serving = await Serving.open();
    try {
      const ours = await serving.start('service');
      const program = pgbench();
      const script = await rowsOf(serving.databaseUrl, ours);
      serving.load(ours, PATH, 2);
      const runs = Array.from({ length: PAIRS }, () => ({
        ours: serving.load(ours, PATH, SECONDS),
        rival: program === undefined ? Number.NaN : rate(program, serving.databaseUrl, script),
      }));
      const figures: Figure[] = [
        { name: 'kept quotes per second', value: median(runs.map((run) => run.ours)), unit: 'quotes/s' },
      ];
      if (program === undefined) {
        process.stdout.write('  pgbench is not here: install postgresql-contrib to compare\n');
        return figures;
      }
      return [
        ...figures,
        {
          name: 'pgbench, transactions per second',
          value: median(runs.map((run) => run.rival)),
          unit: 'transactions/s',
        },
        {
          name: 'share of pgbench',
          value: median(runs.map((run) => run.ours / run.rival)),
          unit: '×',
          limit: { atLeast: 0.4 },
        },
      ];
    } finally {
      await serving.close();
    }
  },
};

/** On the path, or where Debian keeps it. */
function pgbench(): string | undefined {
  if (spawnSync('pgbench', ['--version']).status === 0) return 'pgbench';
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(home, version, 'bin', 'pgbench')).find((path) => existsSync(path));
}

function rate(program: string, databaseUrl: string, script: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'ratebook-pgbench-'));
  try {
    const file = join(folder, 'script.sql');
    writeFileSync(file, script);
    const args = [
      '-n',
      '-M',
      'prepared',
      '-c',
      '32',
      '-j',
      '2',
      '-T',
      String(SECONDS),
      '-f',
      file,
      databaseUrl,
    ];
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    invariant(status === 0, `pgbench ended with ${String(status)}: ${stderr}`);
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rows of one kept quote, as the statements that write them again under ids of their own. */
async function rowsOf(databaseUrl: string, { address, key }: Server): Promise<string> {
  const reply = await fetch(address + PATH, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: REQUEST,
  });
  invariant(reply.status === 201, `the service answers ${reply.status}`);
  const storage = await openStorage(databaseUrl);
  invariant(storage.ok, 'the database of the bench is there');
  try {
    const row = async (table: string): Promise<StoredRow> => {
      const rows: StoredRow[] = await storage.value.source.query(`select * from ${table} limit 1`);
      invariant(rows[0] !== undefined, `there is a row in ${table}`);
      return rows[0];
    };
    return [
      'begin;',
      insert('quote', await row('quote'), { id: 'gen_random_uuid()', created_at: 'now()' }),
      insert('idempotency', await row('idempotency'), { key: 'gen_random_uuid()::text' }),
      insert('outbox', await row('outbox'), { id: 'gen_random_uuid()', position: 'null' }),
      'commit;',
      '',
    ].join('\n');
  } finally {
    await storage.value.close();
  }
}

type StoredRow = Readonly<Record<string, string | number | Buffer | null>>;

function insert(table: string, row: StoredRow, fresh: Readonly<Record<string, string>>): string {
  const columns = Object.keys(row);
  const values = columns.map((column) => fresh[column] ?? literal(row[column]));
  return `insert into ${table} (${columns.join(', ')}) values (${values.join(', ')});`;
}

/** pgbench would take a colon for the beginning of a variable. */
function literal(value: string | number | Buffer | null | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (Buffer.isBuffer(value)) return `decode('${value.toString('hex')}', 'hex')`;
  const text = String(value)
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "''")
    .replaceAll(':', '\\x3a')
    .replaceAll('\n', '\\n');
  return `E'${text}'`;
}
