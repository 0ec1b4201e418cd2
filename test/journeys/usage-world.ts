import { Module } from '@nestjs/common';
import { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface.js';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { canonicalJson } from '#rulebook';
import { openStorage, type Storage, StorageModule, SystemClock } from '#storage';
import {
  digestOf,
  DropOldUsage,
  FillMeter,
  FindUnfilledMeters,
  type IncomingEvent,
  IngestEvents,
  ListQuarantined,
  MeteringSettings,
  MeteringUseCases,
  MeterRegistration,
  RegisterMeters,
  ReadUsage,
  ReleaseQuarantined,
} from '#usecases';
import { testDatabase } from '#testing';

export type MeterEntry = Readonly<Record<string, unknown>>;

const OTHERS = `select count(*)::int as n from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;
const DEADLOCKS = `select deadlocks::int as n from pg_stat_database where datname = current_database()`;

@Module({})
class World {}

/** One process that counts events. */
export interface UsageProcess {
  readonly storage: Storage;
  readonly ingest: IngestEvents;
  readonly release: ReleaseQuarantined;
  readonly fill: FillMeter;
  readonly unfilled: FindUnfilledMeters;
  readonly drop: DropOldUsage;
  readonly read: ReadUsage;
  readonly quarantined: ListQuarantined;
  readonly register: (...meters: readonly MeterEntry[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface UsageWorld extends UsageProcess {
  readonly url: string;
  readonly query: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;
  readonly workspace: (...ids: readonly string[]) => Promise<void>;
  /** Ends all processes, and says how many deadlocks there were. */
  readonly deadlocks: () => Promise<number>;
  /** Another process on the same database. */
  readonly another: (settings?: MeteringSettings) => Promise<UsageProcess>;
}

/** A database of its own, a process that counts, and meters that are registered. */
export async function usageWorld(
  meters: readonly MeterEntry[],
  settings = new MeteringSettings(),
): Promise<UsageWorld> {
  const database = await testDatabase();
  const client = new pg.Client({ connectionString: database.url, options: '-c timezone=UTC' });
  await client.connect();
  const processes: UsageProcess[] = [];
  const start = async (own = settings): Promise<UsageProcess> => {
    const made = await usageProcess(database.url, own);
    processes.push(made);
    return made;
  };
  const first = await start();
  if (meters.length > 0) await first.register(...meters);
  return {
    ...first,
    url: database.url,
    query: async (text, values = []) => (await client.query(text, values)).rows as never,
    workspace: async (...ids) => {
      await client.query(
        `insert into workspace (id, revision, attributes, time_zone, created_at, updated_at)
         select id, 1, '{}', 'UTC', now(), now() from unnest($1::text[]) as given (id)`,
        [ids],
      );
    },
    another: start,
    deadlocks: async () => {
      for (const each of processes.splice(0)) await each.close();
      const ask = async (text: string) => (await client.query<{ n: number }>(text)).rows[0]?.n ?? 0;
      // What a connection has seen is known once it has ended.
      while ((await ask(OTHERS)) > 0);
      return await ask(DEADLOCKS);
    },
    close: async () => {
      for (const each of processes) await each.close();
      await client.end();
      await database.drop();
    },
  };
}

export async function usageProcess(url: string, settings = new MeteringSettings()): Promise<UsageProcess> {
  const outcome = await openStorage(url, 30_000);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  const storage = outcome.value;
  const app = await NestFactory.createApplicationContext(
    {
      module: World,
      imports: [
        StorageModule.of(storage, new SystemClock()),
        MeteringUseCases.of(settings),
        MeterRegistration,
      ],
    },
    Object.assign(new NestApplicationContextOptions(), { logger: false }),
  );
  const meters = new Map<string, MeterEntry>();
  return {
    storage,
    ingest: app.get(IngestEvents, { strict: false }),
    release: app.get(ReleaseQuarantined, { strict: false }),
    fill: app.get(FillMeter, { strict: false }),
    drop: app.get(DropOldUsage, { strict: false }),
    read: app.get(ReadUsage, { strict: false }),
    unfilled: app.get(FindUnfilledMeters, { strict: false }),
    quarantined: app.get(ListQuarantined, { strict: false }),
    register: async (...entries) => {
      for (const entry of entries) meters.set(String(entry['key']), entry);
      const texts = { meters: canonicalJson({ schema: 'ratebook/meters-v1', meters: [...meters.values()] }) };
      await storage.work.run(() => app.get(RegisterMeters, { strict: false }).run(texts));
    },
    close: async () => {
      await app.close();
      await storage.close();
    },
  };
}

type Said = Partial<Omit<IncomingEvent, 'bodyDigest' | 'dataText'>>;

/** An event, sound as the wire would hand it over. */
export function usageEvent(id: string, said: Said = {}): IncomingEvent {
  const event = { source: 'test', id, type: 'message.sent', workspace: 'acme', ...said };
  const body = { ...event, ...(event.time === undefined ? {} : { time: String(event.time) }) };
  return {
    ...event,
    ...(event.data === undefined ? {} : { dataText: canonicalJson(event.data) }),
    bodyDigest: digestOf(canonicalJson(body)),
  };
}

/** Microseconds since 1970, so many seconds ago. */
export const ago = (seconds: number): bigint => BigInt(Math.floor(Date.now() / 1000) - seconds) * 1_000_000n;
