import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '#testing';

let database: TestDatabase;
let client: pg.Client;

const hash = (n: number): string => n.toString(16).padStart(64, '0');
const REFUSED = { code: '23001' };
const UNFIT = { code: '23514' };

const run = async (text: string, values: readonly unknown[] = []): Promise<unknown> =>
  await client.query(text, [...values]);

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client(database.url);
  await client.connect();
  await run(`insert into definition_set (hash, created_at) values ($1, now())`, [hash(0)]);
  await run(
    `insert into package_version (package_key, number, hash, currency, interval, source, source_path, document,
       definition_set, effective_from, published_at, published_by)
     values ('team', 1, $1, 'USD', 'month', 'source', 'path', '{}', $2, '2026-01-01Z', '2026-02-01Z', 'ada')`,
    [hash(1), hash(0)],
  );
}, 60_000);
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** A draft that ada wrote and handed in. */
async function draft(number: number): Promise<string> {
  const id = randomUUID();
  await run(
    `insert into version_draft (id, package_key, number, state, revision, submission, begins, hash, currency, interval,
       source, source_path, document, definition_set, written_by, submitted_by, created_at, updated_at)
     values ($1, 'team', $2, 'in-review', 1, 1, false, $3, 'USD', 'month', 'source', 'path', '{}', $4, '{ada}', 'ada',
       now(), now())`,
    [id, number, hash(number), hash(0)],
  );
  return id;
}

async function approve(id: string, number: number, holder: string, about: object = {}): Promise<unknown> {
  const { submission, contentHash } = { submission: 1, contentHash: hash(number), ...about };
  return await run(
    `insert into version_approval (id, draft_id, submission, package_key, number, verdict, holder, key_id, content_hash,
       definition_set, at)
     values ($1, $2, $3, 'team', $4, 'approve', $5, 'key', $6, $7, now())`,
    [randomUUID(), id, submission, number, holder, contentHash, hash(0)],
  );
}

describe('a draft, in plain SQL', () => {
  it('is never one of a published version', async () => {
    await expect(draft(1)).rejects.toMatchObject(REFUSED);
  });

  it('keeps its identity and its authors, and its revision grows by one', async () => {
    const id = await draft(2);
    for (const change of [
      'number = 3, revision = 2',
      `package_key = 'other', revision = 2`,
      `written_by = '{grace}', revision = 2`,
      'submission = 0, revision = 2',
      'revision = 3',
      `title = 'x'`,
    ])
      await expect(run(`update version_draft set ${change} where id = $1`, [id])).rejects.toMatchObject(
        REFUSED,
      );
    await run(`update version_draft set title = 'x', revision = 2 where id = $1`, [id]);
  });

  it('in review does not change its words without being handed in again', async () => {
    const id = await draft(3);
    const words = `update version_draft set hash = '${hash(33)}', revision = 2`;
    await expect(run(`${words} where id = $1`, [id])).rejects.toMatchObject(REFUSED);
    await run(`${words}, submission = 2 where id = $1`, [id]);
  });
});

describe('an approval, in plain SQL', () => {
  it('is by nobody who wrote the version', async () => {
    const id = await draft(4);
    await expect(approve(id, 4, 'ada')).rejects.toThrow('nobody approves their own version');
  });

  it('is of the words and the submission that are in review', async () => {
    const id = await draft(5);
    await expect(approve(id, 5, 'grace', { contentHash: hash(55) })).rejects.toMatchObject(REFUSED);
    await expect(approve(id, 5, 'grace', { submission: 2 })).rejects.toMatchObject(REFUSED);
    await expect(approve(randomUUID(), 5, 'grace')).rejects.toMatchObject(REFUSED);
    await approve(id, 5, 'grace');
    await expect(approve(id, 5, 'grace')).rejects.toMatchObject({ code: '23505' });
  });

  it.each([
    `update version_approval set verdict = 'reject'`,
    'delete from version_approval',
    'truncate version_approval',
  ])('never changes: `%s`', async (statement) => {
    await expect(run(statement)).rejects.toMatchObject(REFUSED);
  });
});

describe('a promotion, in plain SQL', () => {
  const ask = async (more = '', values = ''): Promise<string> => {
    const id = randomUUID();
    await run(
      `insert into promotion (id, package_key, number, content_hash, from_at, requested_by, requested_at${more})
       values ($1, 'team', 1, $2, now() + random() * interval '1 year', 'ada', now()${values})`,
      [id, hash(1)],
    );
    return id;
  };
  const decide = (id: string, verdict: string, by: string) =>
    run(`update promotion set verdict = $2, decided_by = $3, decided_at = now() where id = $1`, [
      id,
      verdict,
      by,
    ]);
  const make = (id: string) =>
    run(`update promotion set promoted_by = 'ada', promoted_at = now() where id = $1`, [id]);

  it('begins as a request', async () => {
    await expect(
      ask(', verdict, decided_by, decided_at', `, 'approve', 'grace', now()`),
    ).rejects.toMatchObject(REFUSED);
  });

  it('is decided by somebody else, once', async () => {
    const id = await ask();
    await expect(decide(id, 'approve', 'ada')).rejects.toMatchObject(UNFIT);
    await decide(id, 'approve', 'grace');
    await expect(decide(id, 'reject', 'grace')).rejects.toMatchObject(REFUSED);
  });

  it('is made after it was approved, once, and never for another instant', async () => {
    const id = await ask();
    await expect(make(id)).rejects.toMatchObject(UNFIT);
    await decide(id, 'approve', 'grace');
    await expect(run('update promotion set from_at = now() where id = $1', [id])).rejects.toMatchObject(
      REFUSED,
    );
    await make(id);
    await expect(make(id)).rejects.toMatchObject(REFUSED);
  });

  it.each(['delete from promotion', 'truncate promotion'])('stays: `%s`', async (statement) => {
    await expect(run(statement)).rejects.toMatchObject(REFUSED);
  });
});

describe('a quote and its acceptance, in plain SQL', () => {
  beforeAll(async () => {
    // One in a month that has a partition, one in a month that has none.
    for (const at of ['now()', `'2020-01-01Z'`])
      await run(
        `insert into quote (id, created_at, kind, package_key, package_version, content_hash, price_reason, period_from,
           period_to, currency, total, document, document_hash, inputs, engine_version, valid_until, created_by)
         values ($1, ${at}, 'quote', 'team', 1, $2, 'current', '2026-01-01Z', '2026-02-01Z', 'USD', 1, '{}', sha256('{}'),
           '{}', '1', now(), 'ada')`,
        [randomUUID(), hash(1)],
      );
    await run(
      `insert into quote_acceptance (quote_id, workspace_id, package_key, package_version, content_hash, accepted_at,
         accepted_by, valid_until)
       values ($1, 'acme', 'team', 1, $2, now(), 'ada', now() + interval '1 day')`,
      [randomUUID(), hash(1)],
    );
  });

  it.each([
    'update quote set total = 0',
    `update quote set document = '{"total":"0"}'`,
    'update quote set created_at = now()',
    'delete from quote',
    'truncate quote',
    'update quote_default set total = 0',
    'delete from quote_default',
    'truncate quote_default',
    "update quote_acceptance set valid_until = valid_until + 1 * interval '1 day'",
    'delete from quote_acceptance',
    'truncate quote_acceptance',
  ])('never change: `%s`', async (statement) => {
    await expect(run(statement)).rejects.toMatchObject(REFUSED);
  });
});

describe('a usage event, in plain SQL', () => {
  const digest = `'00000000-0000-0000-0000-000000000001'`;
  beforeAll(async () => {
    // One in a month that has a partition, one in a month that has none.
    for (const at of ['now()', `'2020-01-01Z'`])
      await run(
        `insert into usage_event (time, received_at, meters_known, is_time_ours, digest, workspace_id, type, source, id)
         values (${at}, now(), 0, false, ${digest}, 'acme', 'sent', 'test', '1')`,
      );
    await run(`insert into usage_event_identity values (${digest}, ${digest}, now())`);
    await run(`insert into usage_correction values (${digest}, ${digest}, now(), 'acme')`);
    await run(
      `insert into usage_meter (hash, key, event, definition, registered_at)
       values (${digest}, 'sms', 'sent', '{}', now())`,
    );
  });

  it.each([
    `update usage_event set data = '{}'`,
    'delete from usage_event',
    'truncate usage_event',
    `update usage_event_default set type = 'x'`,
    'delete from usage_event_default',
    'truncate usage_event_default',
    'update usage_event_identity set event_time = now()',
    'delete from usage_event_identity',
    'truncate usage_event_identity',
    'truncate usage_event_identity_7',
    'update usage_correction set time = now()',
    'delete from usage_correction',
    'truncate usage_correction',
    `update usage_meter set definition = '[]'`,
    'delete from usage_meter',
    'truncate usage_meter cascade',
  ])('never changes, nor what follows from it: `%s`', async (statement) => {
    await expect(run(statement)).rejects.toMatchObject(REFUSED);
  });

  it('has a partition in this month and five around it, none of which is emptied', async () => {
    const found = await client.query<{ name: string }>(
      `select relid::regclass::text as name from pg_partition_tree('usage_event') where level = 1 and not isleaf`,
    );
    expect(found.rows).toHaveLength(6);
    for (const { name } of found.rows) {
      await expect(run(`truncate ${name}`)).rejects.toMatchObject(REFUSED);
      await expect(run(`truncate ${name}_3`)).rejects.toMatchObject(REFUSED);
    }
    await expect(run('select ensure_usage_partitions(2, 3)')).resolves.toMatchObject({
      rows: [{ ensure_usage_partitions: 0 }],
    });
  });

  it('is filled once and retired once by a meter', async () => {
    await run('update usage_meter set filled_at = now()');
    await run('update usage_meter set retired_at = now()');
    for (const column of ['filled_at', 'retired_at'])
      await expect(run(`update usage_meter set ${column} = null`)).rejects.toMatchObject(REFUSED);
  });
});

describe('a billing period, in plain SQL', () => {
  const subscription = randomUUID();
  const of = `where subscription_id = '${subscription}'`;
  beforeAll(async () => {
    await run(
      `insert into workspace (id, revision, attributes, time_zone, created_at, updated_at)
       values ('acme', 1, '{}', 'UTC', now(), now())`,
    );
    await run(
      `insert into subscription (id, workspace_id, package_key, anchor, anchoring, time_zone, started_at, revision,
         created_at)
       values ($1, 'acme', 'team', now(), 'calendar', 'UTC', now(), 1, now())`,
      [subscription],
    );
    await run(
      `insert into billing_period (subscription_id, starts_at, ends_at, workspace_id, time_zone, state, closing_at)
       values ($1, '2026-01-01Z', '2026-02-01Z', 'acme', 'UTC', 'closing', now())`,
      [subscription],
    );
    await run(`insert into usage_late values ($1, '2026-01-01Z', $1, now())`, [subscription]);
  });

  it('never overlaps another one of its subscription', async () => {
    await expect(
      run(
        `insert into billing_period (subscription_id, starts_at, ends_at, workspace_id, time_zone, state, closing_at)
         values ($1, '2026-01-31Z', '2026-03-01Z', 'acme', 'UTC', 'closing', now())`,
        [subscription],
      ),
    ).rejects.toMatchObject({ code: '23P01' });
  });

  it('has adjustments that follow one another, and never change', async () => {
    const adjust = (previous: string) =>
      run(
        `insert into quote_adjustment values (gen_random_uuid(), $1, '2026-01-01Z', $1, $2, '1', '1', '{}', now())`,
        [subscription, previous],
      );
    await adjust(subscription);
    await expect(adjust(subscription)).rejects.toMatchObject({ code: '23505' });
    await expect(run(`update quote_adjustment set difference = '2'`)).rejects.toMatchObject(REFUSED);
    await expect(run('delete from quote_adjustment')).rejects.toMatchObject(REFUSED);
    await expect(run('truncate quote_adjustment')).rejects.toMatchObject(REFUSED);
  });

  it('becomes final once, and its late events are settled once', async () => {
    await expect(run(`update billing_period set ends_at = now() ${of}`)).rejects.toMatchObject(REFUSED);
    await run(`update billing_period set state = 'final', final_at = now(), quote_id = $1 ${of}`, [
      randomUUID(),
    ]);
    await expect(
      run(`update billing_period set state = 'closing', final_at = null, quote_id = null ${of}`),
    ).rejects.toMatchObject(REFUSED);
    await run('update usage_late set quote_id = $1', [randomUUID()]);
    await expect(run('update usage_late set quote_id = null')).rejects.toMatchObject(REFUSED);
  });

  it.each([
    'delete from usage_late',
    'truncate usage_late',
    'delete from billing_period',
    'truncate billing_period cascade',
  ])('stays: `%s`', async (statement) => {
    await expect(run(statement)).rejects.toMatchObject(REFUSED);
  });
});
