import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '#testing';
import type { QueryRunner } from 'typeorm';
import { CreateRollout1795900000000 } from '../../../migrations/1795900000000-create-rollout.js';

let database: TestDatabase;
let client: pg.Client;

const hash = (n: number): string => n.toString(16).padStart(64, '0');
const REFUSED = { code: '23001' };
const UNFIT = { code: '23514' };
const MEETS = { code: '23P01' };
const TAKEN = { code: '23505' };
const UNKNOWN = { code: '23503' };

const run = async (text: string, values: readonly unknown[] = []): Promise<unknown> =>
  await client.query(text, [...values]);

interface Wanted {
  readonly seed?: string;
  readonly packageKey?: string;
  readonly layer?: string;
  readonly buckets?: string;
}

/** An experiment that ada wrote and handed in. */
async function inReview(key: string, wanted: Wanted = {}): Promise<void> {
  const {
    seed = `seed-of-${key}`,
    packageKey = key,
    layer = `package:${key}`,
    buckets = '[0,10000)',
  } = wanted;
  await run(
    `insert into experiment (key, state, revision, hash, source, source_path, beside, definition_set, package_key,
       seed, enrol, layer, layer_buckets, written_by, created_at, updated_at)
     values ($1, 'draft', 1, $2, 'words', 'path', '{}', $3, $4, $5, 'renewal', $6, $7, '{ada}', now(), now())`,
    [key, hash(1), hash(0), packageKey, seed, layer, buckets],
  );
  await run(
    `update experiment set state = 'in-review', submission = 1, revision = 2, submitted_by = 'ada' where key = $1`,
    [key],
  );
}

async function approve(key: string, holder = 'bob', contentHash = hash(1)): Promise<void> {
  await run(
    `insert into experiment_approval (id, experiment, submission, verdict, holder, key_id, content_hash, at)
     values ($1, $2, 1, 'approve', $3, 'key', $4, now())`,
    [randomUUID(), key, holder, contentHash],
  );
}

const start = async (key: string): Promise<unknown> =>
  await run(
    `update experiment set state = 'running', revision = revision + 1, started_at = '2027-02-01Z', started_by = 'ada'
     where key = $1`,
    [key],
  );

/** A running experiment: control owns buckets 0 to 99 and lower 5000 to 5099, live from February on. */
async function running(key: string, wanted: Wanted = {}): Promise<void> {
  await inReview(key, wanted);
  await approve(key);
  await start(key);
  for (const [variant, position] of [
    ['control', 1],
    ['lower', 2],
  ])
    await run(
      `insert into experiment_variant (experiment, key, position, package_key, package_version, content_hash, weight)
       values ($1, $2, $3, 'team', 1, $4, '50')`,
      [key, variant, position, hash(1)],
    );
  await run(`insert into experiment_phase values ($1, 1, '2027-02-01Z', 'started')`, [key]);
  await own(key, 'control', '[0,100)');
  await own(key, 'lower', '[5000,5100)');
}

const own = async (key: string, variant: string, buckets: string): Promise<unknown> =>
  await run(`insert into bucket_ownership values ($1, $2, $3, 1, '2027-02-01Z')`, [key, variant, buckets]);

async function assign(key: string, unit: string, variant = 'control', but: object = {}): Promise<unknown> {
  const { bucket, phase, at } = { bucket: 7, phase: 1, at: '2027-02-02Z', ...but };
  return await run(
    `insert into assignment_unit (experiment, unit, variant, bucket, phase, reason, package_version, attributes, at,
       recorded_at)
     values ($1, $2, $3, $4, $5, 'assigned', 1, '{}', $6, now())`,
    [key, unit, variant, bucket, phase, at],
  );
}

const claim = async (key: string, layer: string, buckets: string): Promise<unknown> =>
  await run(`insert into layer_claim values ($1, $2, $3, true)`, [layer, buckets, key]);

async function lock(workspace: string, span: string, but: object = {}): Promise<unknown> {
  const { version, contentHash } = { version: 1, contentHash: hash(1), ...but };
  return await run(
    `insert into price_lock (id, workspace_id, package_key, package_version, content_hash, span, experiment, variant,
       reason, created_at, created_by)
     values ($1, $2, 'team', $3, $4, $5, 'gone', 'lower', 'enrolled', now(), 'billing')`,
    [randomUUID(), workspace, version, contentHash, span],
  );
}

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
  await running('live');
  await assign('live', 'acme');
  await run(
    `insert into assignment values ('live', 'acme', 'acme', 'control', '2027-03-01Z', '2027-02-02Z')`,
  );
  await run(`insert into exposure values ('live', 'acme', 'control', 'acme', null, '2027-02-02Z')`);
  await claim('live', 'package:live', '[0,10000)');
  await lock('acme', '[2027-03-01Z,)');
  await run(`insert into asked_price values ('acme', 'team', '2027-03-01Z', true, '2027-02-02Z')`);
}, 60_000);
afterAll(async () => {
  await client.end();
  await database.drop();
});

describe('an experiment before its start, in plain SQL', () => {
  it('is approved by nobody who wrote or submitted it, and with the words that are in review', async () => {
    await inReview('words');
    await expect(approve('words', 'ada')).rejects.toMatchObject(REFUSED);
    await expect(approve('words', 'bob', hash(2))).rejects.toMatchObject(REFUSED);
    await expect(approve('nothing')).rejects.toMatchObject(REFUSED);
  });

  it('does not start without an approval, nor as anything but a draft', async () => {
    await inReview('eager');
    await expect(start('eager')).rejects.toMatchObject(REFUSED);
    await approve('eager');
    await start('eager');
    await expect(
      run(
        `insert into experiment select 'born', state, revision, submission, hash, source, source_path, beside,
           definition_set, 'born', 'seed-of-born', hash_version, enrol, layer, layer_buckets, written_by, submitted_by,
           created_at, updated_at, started_at, started_by from experiment where key = 'eager'`,
      ),
    ).rejects.toMatchObject(REFUSED);
  });

  it('does not change in review', async () => {
    await inReview('settled');
    await expect(
      run(`update experiment set seed = 'another-seed', revision = 3 where key = 'settled'`),
    ).rejects.toMatchObject(REFUSED);
  });

  it('has no seed of a layer or a holdout', async () => {
    await expect(inReview('sneaky', { seed: 'layer:team-price' })).rejects.toMatchObject(UNFIT);
  });
});

describe('an experiment that was started, in plain SQL', () => {
  it.each([
    ['its seed', `seed = 'another-seed'`],
    ['its hash of buckets', 'hash_version = 2'],
    ['its words', `source = 'other'`],
    ['its content hash', `hash = '${hash(9)}'`],
    ['its holdouts', `beside = '{"holdouts":""}'`],
    ['its package', `package_key = 'other'`],
    ['its layer', `layer = 'other'`],
    ['its slice', `layer_buckets = '[0,5000)'`],
    ['when a workspace enrols', `enrol = 'now'`],
    ['when it started', `started_at = '2026-01-01Z'`],
    ['that it was started', `state = 'draft', started_at = null, started_by = null`],
  ])('does not let anybody change %s', async (_what, change) => {
    const refusal: unknown = await run(
      `update experiment set ${change}, revision = revision + 1 where key = 'live'`,
    ).catch((error: unknown) => error);
    expect(['23001', '23514']).toContain((refusal as { code?: string }).code);
  });

  it('is stopped once, and never runs again', async () => {
    await running('short');
    const stop = `update experiment set state = 'stopped', revision = revision + 1, stopped_at = '2027-03-01Z',
      stopped_by = 'ada' where key = 'short'`;
    await run(stop);
    await expect(
      run(
        `update experiment set state = 'running', revision = revision + 1, stopped_at = null, stopped_by = null
         where key = 'short'`,
      ),
    ).rejects.toMatchObject(REFUSED);
    await expect(
      run(`update experiment set stopped_at = '2027-04-01Z', revision = revision + 1 where key = 'short'`),
    ).rejects.toMatchObject(REFUSED);
    await expect(own('short', 'lower', '[5100,5200)')).rejects.toMatchObject(REFUSED);
  });

  it('has a seed that no other one ever had', async () => {
    await inReview('copy', { seed: 'seed-of-live' });
    await approve('copy');
    await expect(start('copy')).rejects.toMatchObject(TAKEN);
  });

  it('is alone on its package, but for those of its layer', async () => {
    await running('half', { packageKey: 'shared', layer: 'price', buckets: '[0,5000)' });
    await inReview('loner', { packageKey: 'shared', layer: 'package:shared' });
    await approve('loner');
    await expect(start('loner')).rejects.toMatchObject(MEETS);
    await running('other-half', { packageKey: 'shared', layer: 'price', buckets: '[5000,10000)' });
  });

  it('does not change its variants, but closes them once', async () => {
    await expect(run(`update experiment_variant set weight = '60'`)).rejects.toMatchObject(REFUSED);
    await expect(run(`delete from experiment_variant`)).rejects.toMatchObject(REFUSED);
    await running('three');
    const close = `update experiment_variant set closed_at = '2027-03-01Z', closed_by = 'ada'
      where experiment = 'three' and key = 'lower'`;
    await run(close);
    await expect(run(close)).rejects.toMatchObject(REFUSED);
    await expect(own('three', 'lower', '[5100,5200)')).rejects.toMatchObject(REFUSED);
  });

  it('pins a version by its hash', async () => {
    await expect(
      run(
        `insert into experiment_variant (experiment, key, position, package_key, package_version, content_hash, weight)
         values ('live', 'wrong', 3, 'team', 1, $1, '50')`,
        [hash(2)],
      ),
    ).rejects.toMatchObject(UNKNOWN);
  });
});

describe('buckets and layers, in plain SQL', () => {
  it('never have two owners', async () => {
    await expect(own('live', 'lower', '[99,101)')).rejects.toMatchObject(MEETS);
    await own('live', 'lower', '[5100,5200)');
  });

  it('are the ten thousand that there are', async () => {
    await expect(own('live', 'lower', '[9999,10001)')).rejects.toMatchObject(UNFIT);
    await expect(own('live', 'lower', '[7,7)')).rejects.toMatchObject(UNFIT);
  });

  it('are never taken back or handed on', async () => {
    await expect(run(`update bucket_ownership set variant = 'lower'`)).rejects.toMatchObject(REFUSED);
    await expect(run(`delete from bucket_ownership`)).rejects.toMatchObject(REFUSED);
  });

  it('of a layer belong to one experiment until it releases them', async () => {
    await running('first');
    await running('second');
    await claim('first', 'slices', '[0,5000)');
    await expect(claim('second', 'slices', '[4999,10000)')).rejects.toMatchObject(MEETS);
    await expect(
      run(`update layer_claim set buckets = '[0,10)' where experiment = 'first'`),
    ).rejects.toMatchObject(REFUSED);
    await expect(run(`delete from layer_claim where experiment = 'first'`)).rejects.toMatchObject(REFUSED);
    await run(`update layer_claim set active = false where experiment = 'first'`);
    await claim('second', 'slices', '[4999,10000)');
    await expect(
      run(`update layer_claim set active = true where experiment = 'first'`),
    ).rejects.toMatchObject(REFUSED);
  });
});

describe('an assignment, in plain SQL', () => {
  it('gives a unit one arm for ever', async () => {
    await expect(assign('live', 'acme', 'lower', { bucket: 5007 })).rejects.toMatchObject(TAKEN);
    await expect(run(`update assignment_unit set variant = 'lower'`)).rejects.toMatchObject(REFUSED);
    await expect(run(`delete from assignment_unit`)).rejects.toMatchObject(REFUSED);
  });

  it.each([
    ['of another arm', { bucket: 5007 }],
    ['that nobody owns', { bucket: 4000 }],
    ['before it is live', { at: '2027-01-31T23:59:59Z' }],
  ])('is never by a bucket %s', async (_what, but) => {
    await expect(assign('live', 'early', 'control', but)).rejects.toMatchObject(REFUSED);
  });

  it('of a list has a stratum and a block instead of a bucket', async () => {
    const listed = async (
      unit: string,
      [bucket, stratum, block]: readonly [number | null, string | null, number | null],
    ): Promise<unknown> =>
      await run(
        `insert into assignment_unit (experiment, unit, variant, bucket, stratum, block, phase, reason,
           package_version, attributes, at, recorded_at)
         values ('live', $1, 'control', $2, $3, $4, 1, 'stratified', 1, '{}', '2027-02-02Z', now())`,
        [unit, bucket, stratum, block],
      );
    await listed('whole', [null, 'large', 1]);
    await expect(listed('without a block', [null, 'large', null])).rejects.toMatchObject(UNFIT);
    await expect(listed('without a stratum', [null, null, 1])).rejects.toMatchObject(UNFIT);
    await expect(listed('both', [7, 'large', 1])).rejects.toMatchObject(UNFIT);
  });

  it('is of a phase that there is', async () => {
    await expect(assign('live', 'phased', 'control', { phase: 2 })).rejects.toMatchObject(UNKNOWN);
    await expect(run(`update experiment_phase set from_at = now()`)).rejects.toMatchObject(REFUSED);
  });

  it('gives a workspace the arm of its unit', async () => {
    await expect(
      run(`insert into assignment values ('live', 'subsidiary', 'acme', 'lower', now(), now())`),
    ).rejects.toMatchObject(UNKNOWN);
    await run(`insert into assignment values ('live', 'subsidiary', 'acme', 'control', now(), now())`);
    await expect(run(`update assignment set unit = 'other'`)).rejects.toMatchObject(REFUSED);
    await expect(run(`delete from assignment`)).rejects.toMatchObject(REFUSED);
  });

  it('is exposed first once', async () => {
    await expect(
      run(`insert into exposure values ('live', 'acme', 'control', 'acme', null, now())`),
    ).rejects.toMatchObject(TAKEN);
    await assign('live', 'globex');
    await expect(
      run(`insert into exposure values ('live', 'globex', 'lower', 'globex', null, now())`),
    ).rejects.toMatchObject(UNKNOWN);
    await expect(run(`update exposure set at = now()`)).rejects.toMatchObject(REFUSED);
  });

  it('answers for a period once', async () => {
    await expect(run(`update asked_price set enrolled = false`)).rejects.toMatchObject(REFUSED);
    await expect(run(`delete from asked_price`)).rejects.toMatchObject(REFUSED);
  });
});

describe('a price lock, in plain SQL', () => {
  it('never meets another one of the workspace and the package', async () => {
    await expect(lock('acme', '[2028-01-01Z,2029-01-01Z)')).rejects.toMatchObject(MEETS);
    await lock('acme', '[2027-01-01Z,2027-03-01Z)');
  });

  it('pins a version by its hash', async () => {
    await expect(lock('globex', '[2027-01-01Z,)', { contentHash: hash(2) })).rejects.toMatchObject(UNKNOWN);
    await expect(lock('globex', '[2027-01-01Z,)', { version: 9 })).rejects.toMatchObject(UNKNOWN);
  });

  it.each(['(2027-01-01Z,)', '[2027-01-01Z,2027-02-01Z]', '(,2027-01-01Z)', 'empty'])(
    'is half-open and begins: not `%s`',
    async (span) => {
      await expect(lock('initech', span)).rejects.toMatchObject(UNFIT);
    },
  );

  it('is only ever shortened or revoked, and outlives its experiment', async () => {
    await lock('hooli', '[2027-01-01Z,)');
    const change = async (what: string): Promise<unknown> =>
      await run(`update price_lock set ${what} where workspace_id = 'hooli'`);
    await expect(change('package_version = 2')).rejects.toMatchObject(REFUSED);
    await expect(change(`span = '[2026-01-01Z,)'`)).rejects.toMatchObject(REFUSED);
    await change(`span = '[2027-01-01Z,2028-01-01Z)'`);
    await expect(change(`span = '[2027-01-01Z,2029-01-01Z)'`)).rejects.toMatchObject(REFUSED);
    await change(`revoked_at = '2027-06-01Z', revoked_by = 'ada'`);
    await expect(change('revoked_at = null, revoked_by = null')).rejects.toMatchObject(REFUSED);
    await lock('hooli', '[2027-01-01Z,)');
  });
});

describe('an override, in plain SQL', () => {
  const override = async (
    workspace: string,
    from: string,
    to: string,
    variant = 'control',
  ): Promise<unknown> =>
    await run(
      `insert into experiment_override (id, experiment, workspace_id, unit, variant, from_at, expires_at, reason,
         author, created_at)
       values ($1, 'live', $2, $2, $3, $4, $5, 'promised', 'ada', now())`,
      [randomUUID(), workspace, variant, from, to],
    );

  it('ends, names a variant, and never meets another one of its workspace', async () => {
    await override('umbrella', '2027-01-01Z', '2027-02-01Z');
    await expect(override('umbrella', '2027-01-31Z', '2027-03-01Z')).rejects.toMatchObject(MEETS);
    await expect(override('stark', '2027-01-01Z', '2027-01-01Z')).rejects.toMatchObject(UNFIT);
    await expect(override('stark', '2027-01-01Z', '2027-02-01Z', 'none')).rejects.toMatchObject(UNKNOWN);
  });

  it('is only ever ended', async () => {
    await override('wayne', '2027-01-01Z', '2027-02-01Z');
    const change = async (what: string): Promise<unknown> =>
      await run(`update experiment_override set ${what} where workspace_id = 'wayne'`);
    await expect(change(`variant = 'lower'`)).rejects.toMatchObject(REFUSED);
    await expect(change(`expires_at = '2027-03-01Z'`)).rejects.toMatchObject(REFUSED);
    await expect(run(`delete from experiment_override`)).rejects.toMatchObject(REFUSED);
    await change(`ended_at = '2027-01-15Z', ended_by = 'ada'`);
    await expect(change(`ended_at = null, ended_by = null`)).rejects.toMatchObject(REFUSED);
    await override('wayne', '2027-01-15Z', '2027-02-01Z');
  });
});

it.each([
  'experiment',
  'experiment_variant',
  'experiment_override',
  'experiment_approval',
  'bucket_ownership',
  'experiment_phase',
  'layer_claim',
  'holdout',
  'assignment_unit',
  'assignment',
  'exposure',
  'price_lock',
  'asked_price',
])('nobody empties %s, and what was started is not deleted', async (table) => {
  const refusal: unknown = await run(`truncate ${table} cascade`).catch((error: unknown) => error);
  expect(refusal).toMatchObject(REFUSED);
  await expect(run(`delete from experiment where key = 'live'`)).rejects.toMatchObject(REFUSED);
});

describe('a rollout', () => {
  const begin = async (key: string): Promise<void> => {
    await running(key);
    await run(
      `insert into rollout (experiment, state, revision, stage, entered_at) values ($1, 'ramping', 1, 1, '2027-02-01Z')`,
      [key],
    );
  };
  const change = async (key: string, set: string): Promise<unknown> =>
    await run(`update rollout set revision = revision + 1, ${set} where experiment = $1`, [key]);
  const enter = async (key: string, number: number, stage: number): Promise<unknown> =>
    await run(
      `insert into rollout_event (experiment, number, kind, stage, at, by) values ($1, $2, 'entered', $3, now(), 'x')`,
      [key, number, stage],
    );

  it('goes from stage to stage and never back, one change at a time', async () => {
    await begin('ramped');
    await change('ramped', `stage = 2, entered_at = '2027-03-01Z'`);
    await expect(change('ramped', `stage = 1, entered_at = '2027-03-01Z'`)).rejects.toMatchObject(REFUSED);
    await expect(change('ramped', `entered_at = '2027-02-01Z'`)).rejects.toMatchObject(REFUSED);
    await expect(run(`update rollout set state = 'done' where experiment = 'ramped'`)).rejects.toMatchObject(
      REFUSED,
    );
    await expect(change('ramped', `state = 'paused'`)).rejects.toMatchObject(UNFIT);
    await change('ramped', `state = 'paused', paused_at = now(), pause_reason = 'why'`);
    await expect(
      change('ramped', `state = 'ramping', paused_at = null, pause_reason = null, stage = 3`),
    ).rejects.toMatchObject(REFUSED);
    await change('ramped', `state = 'done', paused_at = null, pause_reason = null`);
    await expect(change('ramped', `state = 'ramping'`)).rejects.toMatchObject(REFUSED);
    await expect(run(`delete from rollout where experiment = 'ramped'`)).rejects.toMatchObject(REFUSED);
  });

  it('enters every stage once, ends once, and forgets nothing of it', async () => {
    await begin('told');
    await enter('told', 1, 1);
    await enter('told', 2, 2);
    await expect(enter('told', 3, 2)).rejects.toMatchObject(TAKEN);
    await expect(enter('told', 2, 3)).rejects.toMatchObject(TAKEN);
    const end = async (number: number, kind: string): Promise<unknown> =>
      await run(
        `insert into rollout_event (experiment, number, kind, stage, at, by) values ('told', $1, $2, 2, now(), 'x')`,
        [number, kind],
      );
    await end(3, 'completed');
    await expect(end(4, 'stopped')).rejects.toMatchObject(TAKEN);
    await expect(run(`delete from rollout_event where experiment = 'told'`)).rejects.toMatchObject(REFUSED);
    await expect(run(`update rollout_event set by = 'y' where experiment = 'told'`)).rejects.toMatchObject(
      REFUSED,
    );
  });

  it('is approved of by somebody else, and by evidence that is there', async () => {
    await begin('judged');
    await run(
      `insert into rollout_evidence (id, experiment, stage, hash, gates, at)
       values ($1, 'judged', 1, $2, '[]', now())`,
      [randomUUID(), hash(7)],
    );
    const say = async (holder: string, of: string): Promise<unknown> =>
      await run(
        `insert into stage_approval (id, experiment, stage, evidence_hash, holder, key_id, at)
         values ($1, 'judged', 1, $2, $3, 'key', now())`,
        [randomUUID(), of, holder],
      );
    await expect(say('ada', hash(7))).rejects.toMatchObject(REFUSED);
    await expect(say('bob', hash(8))).rejects.toMatchObject(UNKNOWN);
    await say('bob', hash(7));
    await expect(say('bob', hash(7))).rejects.toMatchObject(TAKEN);
    for (const table of ['rollout_evidence', 'stage_approval']) {
      await expect(run(`delete from ${table} where experiment = 'judged'`)).rejects.toMatchObject(REFUSED);
      await expect(run(`truncate ${table} cascade`)).rejects.toMatchObject(REFUSED);
    }
  });
});

describe('experiments from before there were rollouts', () => {
  it('have one afterwards, in their first stage or over', async () => {
    const runner = { query: async (text: string) => await client.query(text) } as unknown as QueryRunner;
    const rollouts = new CreateRollout1795900000000();
    await rollouts.down(runner);
    await running('older');
    await running('halted');
    await run(
      `update experiment set state = 'stopped', revision = revision + 1, stopped_at = '2027-03-01Z',
         stopped_by = 'ada', stop_reason = 'why' where key = 'halted'`,
    );
    await rollouts.up(runner);
    const { rows } = await client.query(
      `select experiment, state, stage, next_check_at is not null as waits,
         (select array_agg(kind || ' by ' || by order by number) from rollout_event e where e.experiment = r.experiment)
           as events
       from rollout r where experiment in ('older', 'halted') order by experiment`,
    );
    expect(rows).toEqual([
      {
        experiment: 'halted',
        state: 'done',
        stage: 1,
        waits: false,
        events: ['entered by ada', 'stopped by ada'],
      },
      { experiment: 'older', state: 'ramping', stage: 1, waits: true, events: ['entered by ada'] },
    ]);
  });
});

describe('what an experiment has shown, in plain SQL', () => {
  const snapshot = async (): Promise<string> => {
    const id = randomUUID();
    await run(
      `insert into experiment_snapshot (id, experiment, as_of, requested_by) values ($1, 'shown', now(), 'ada')`,
      [id],
    );
    return id;
  };

  it('is a snapshot that ends once, and says the same from then on', async () => {
    await running('shown');
    const id = await snapshot();
    const end = async (document: string): Promise<unknown> =>
      await run(`update experiment_snapshot set document = $2, hash = $3, done_at = now() where id = $1`, [
        id,
        document,
        hash(7),
      ]);
    await expect(
      run(`update experiment_snapshot set document = '{}' where id = $1`, [id]),
    ).rejects.toMatchObject(UNFIT);
    await end('{"arms":[]}');
    await expect(end('{"arms":[1]}')).rejects.toMatchObject(REFUSED);
  });

  it('is cut at a value that never moves', async () => {
    await run(`insert into experiment_cap values ('shown', 'revenue-per-workspace', 99.5, 400, 500, now())`);
    await expect(run(`update experiment_cap set cap = 500`)).rejects.toMatchObject(REFUSED);
    await expect(run(`delete from experiment_cap`)).rejects.toMatchObject(REFUSED);
  });

  it('is one bundle for ever', async () => {
    await run(`insert into experiment_bundle values ('shown', '{}', now())`);
    await expect(
      run(`insert into experiment_bundle values ('shown', '{"other":1}', now())`),
    ).rejects.toMatchObject(TAKEN);
    await expect(run(`update experiment_bundle set document = ''`)).rejects.toMatchObject(REFUSED);
    await expect(run(`delete from experiment_bundle`)).rejects.toMatchObject(REFUSED);
    await expect(run(`truncate experiment_bundle`)).rejects.toMatchObject(REFUSED);
  });
});
