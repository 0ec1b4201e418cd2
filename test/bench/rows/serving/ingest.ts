import pg from 'pg';
import { invariant } from '#money';
import { rowsOf, usageBatches } from './usage-batches.js';

/**
 * Sends batches on some connections and tells how many events a second were taken: over HTTP, or straight into the tables
 * of identities and events by multi-row statements. Batches are made before the clock starts.
 */
const [kind = '', target = '', key = '', prefix = '', count = '', connections = ''] = process.argv.slice(2);
const batches = usageBatches(prefix, Number(count));
const events = batches.reduce((all, batch) => all + batch.length, 0);
const lanes = Array.from({ length: Number(connections) }, (_, lane) => lane);
const sendOne = kind === 'http' ? overHttp() : await intoTables();

const begun = performance.now();
let next = 0;
await Promise.all(
  lanes.map(async (lane) => {
    for (let at = next++; at < batches.length; at = next++) await sendOne(at, lane);
  }),
);
process.stdout.write(String(events / ((performance.now() - begun) / 1000)));
process.exit(0);

function overHttp(): (at: number) => Promise<void> {
  const bodies = batches.map((batch) => JSON.stringify(batch));
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return async (at) => {
    const reply = await fetch(`${target}/v1/events`, { method: 'POST', headers, body: bodies[at] ?? '' });
    const { accepted } = (await reply.json()) as { accepted?: number };
    invariant(accepted === batches[at]?.length, `${reply.status}: ${String(accepted)} were accepted`);
  };
}

async function intoTables(): Promise<(at: number, lane: number) => Promise<void>> {
  const clients = lanes.map(() => new pg.Client(target));
  await Promise.all(clients.map((client) => client.connect()));
  const statements = batches.map((batch) => {
    const rows = rowsOf(batch);
    const identities = rows.map(
      (_, row) => `($${3 * row + 1}::uuid, $${3 * row + 2}::uuid, $${3 * row + 3}::timestamptz)`,
    );
    const kept = rows.map((_, row) => {
      const first = 7 * row + 1;
      return `($${first}::timestamptz, now(), 1, false, $${first + 1}::uuid, $${first + 2}, $${first + 3}, $${first + 4}, $${first + 5}, $${first + 6})`;
    });
    return [
      {
        name: 'identities',
        text: `insert into usage_event_identity (digest, body_digest, event_time) values ${identities.join(',')} on conflict (digest) do nothing`,
        values: rows.flatMap(({ digest, body, time }) => [digest, body, time]),
      },
      {
        name: 'events',
        text: `insert into usage_event (time, received_at, meters_known, is_time_ours, digest, workspace_id, type, source, id, data) values ${kept.join(',')}`,
        values: rows.flatMap((row) => [
          row.time,
          row.digest,
          row.subject,
          row.type,
          row.source,
          row.id,
          row.data,
        ]),
      },
    ];
  });
  return async (at, lane) => {
    const client = clients[lane];
    invariant(client !== undefined, 'a lane has a connection');
    await client.query('begin');
    for (const statement of statements[at] ?? []) await client.query(statement);
    await client.query('commit');
  };
}
