import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RateLimit, sharedCounter } from '#limits';
import { createLog, type Log, Metrics } from '#observing';
import {
  type Clock,
  type EmbeddedPostgres,
  onPort,
  openStorage,
  type SetupFault,
  type SetupOutcome,
  startEmbeddedPostgres,
  type Storage,
  SystemClock,
} from '#storage';
import {
  EnsurePartitions,
  MeteringSettings,
  RegisterPublishedMeters,
  EnsureSigningKey,
  EstablishBootstrapKey,
  type LeftAlone,
  type ServiceFault,
  VersionDirectory,
} from '#usecases';
import { Limits } from './access/limits.js';
import { type BootstrapKey, bootstrapKey } from './bootstrap-key.js';
import type { Configuration } from './configuration.js';
import { createApp } from './create-app.js';
import { eventsCheck, pricesCheck, Readiness, storageChecks } from './health/readiness.js';
import { watchService } from './metrics/watch-service.js';
import { takeRules } from './take-rules.js';

export interface ServerOptions {
  readonly configuration: Configuration;
  /** Published when the database holds no package. */
  readonly rulesFolder: string;
  readonly schemasFolder: string;
  /** Of the program, for the API description. */
  readonly version: string;
  readonly clock?: Clock;
  /** Absent: warnings and errors, as text on standard error. */
  readonly log?: Log;
  /** Called when everything but the port is there. */
  readonly beforeListening?: () => Promise<void>;
}

export interface RunningService {
  /** `http://127.0.0.1:3000` */
  readonly address: string;
  readonly key: BootstrapKey;
  /** Where everything is kept, password included: never print it. */
  readonly databaseUrl: string;
  /** `team@4`, published by this start; empty when the database had packages. */
  readonly published: readonly string[];
  /**
   * Says that it is not ready, goes on answering for `drainMs`, lets running requests end, then stops everything that
   * was started.
   */
  readonly stop: (drainMs?: number) => Promise<void>;
  /** `team@5`, taken from the rules folder by this start: in review, for somebody to approve. */
  readonly drafts: readonly string[];
  /** What of the rules folder was left alone, and why. */
  readonly warnings: readonly LeftAlone[];
}

export type StartOutcome =
  | { readonly ok: true; readonly value: RunningService }
  | { readonly ok: false; readonly faults: readonly SetupFault[] };

/** Database, schema, key, rules, HTTP: in this order, and taken down in reverse, also when a later one fails. */
export async function startServer(options: ServerOptions): Promise<StartOutcome> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const outcome = await startInOrder(options, undo);
    if (!outcome.ok) await stop();
    if (!outcome.ok) return outcome;
    const { readiness, ...service } = outcome.value;
    const drainAndStop = async (drainMs = 0): Promise<void> => {
      readiness.stop();
      await sleep(drainMs);
      await stop();
    };
    return { ok: true, value: { ...service, stop: drainAndStop } };
  } catch (error) {
    await stop();
    throw error;
  }
}

const QUIET = createLog({ level: 'warn', format: 'text', service: 'api' });

/** A thousand requests a second: it stops a program that runs wild, and nobody else. */
const USUAL_RATE_LIMIT = 60_000;

type Started =
  | { readonly ok: true; readonly value: Omit<RunningService, 'stop'> & { readonly readiness: Readiness } }
  | { readonly ok: false; readonly faults: readonly SetupFault[] };

async function startInOrder(options: ServerOptions, undo: (() => Promise<void>)[]): Promise<Started> {
  const { configuration, clock = new SystemClock(), log = QUIET } = options;
  const url = await databaseUrl(configuration, undo);
  if (!url.ok) return { ok: false, faults: [url.fault] };
  const storage = await openStorage(url.value);
  if (!storage.ok) return { ok: false, faults: [storage.fault] };
  undo.push(storage.value.close);
  const key = await bootstrapKey(configuration);
  if (!key.ok) return { ok: false, faults: [key.fault] };
  const perKey = rateLimit(configuration, storage.value);
  undo.push(() => Promise.resolve(perKey?.close()));
  const metrics = configuration.metricsPort === undefined ? undefined : new Metrics();
  const readiness = new Readiness(storageChecks(storage.value));
  const app = await createApp(
    {
      storage: storage.value,
      clock,
      log,
      readiness,
      metrics,
      schemasFolder: options.schemasFolder,
      secrets: configuration.secrets,
      limits: new Limits(perKey),
      trustedProxies: configuration.trustedProxies,
      metering: new MeteringSettings(configuration.usageLateDays),
    },
    options.version,
  );
  undo.push(() => app.close());
  await app.get(EstablishBootstrapKey).run(key.value.text, { isOnly: key.value.isConfigured });
  const signing = await app.get(EnsureSigningKey).run();
  if (!signing.ok) return { ok: false, faults: setupFaults(signing.faults) };
  await app.get(EnsurePartitions).run();
  const taken = await takeRules(app, options.rulesFolder);
  if (!taken.ok) return { ok: false, faults: setupFaults(taken.faults) };
  await app.get(RegisterPublishedMeters).run();
  if (metrics !== undefined) {
    const watched = await watchService(metrics, storage.value, configuration);
    if (!watched.ok) return { ok: false, faults: [watched.fault] };
    undo.push(watched.value.stop);
    log.info({ metrics: watched.value.address }, 'metrics');
  }
  readiness.add(pricesCheck(app.get(VersionDirectory)));
  readiness.add(eventsCheck(storage.value));
  await storage.value.warm();
  await options.beforeListening?.();
  const address = await listen(app, configuration.port);
  if (!address.ok) return { ok: false, faults: [address.fault] };
  return {
    ok: true,
    value: {
      address: address.value,
      key: key.value,
      databaseUrl: url.value,
      ...taken.value,
      readiness,
    },
  };
}

function rateLimit(
  { rateLimitPerMinute: perMinute = USUAL_RATE_LIMIT, redisUrl }: Configuration,
  { source }: Storage,
): RateLimit | undefined {
  if (perMinute === 0) return undefined;
  return new RateLimit(perMinute, sharedCounter({ perMinute, redisUrl, source }));
}

async function databaseUrl(
  { databaseUrl: given, dataFolder }: Configuration,
  undo: (() => Promise<void>)[],
): Promise<SetupOutcome<string>> {
  if (given !== undefined) return { ok: true, value: given };
  const embedded: SetupOutcome<EmbeddedPostgres> = await startEmbeddedPostgres({ folder: dataFolder });
  if (!embedded.ok) return embedded;
  undo.push(embedded.value.stop);
  return { ok: true, value: embedded.value.url };
}

function setupFaults(faults: readonly ServiceFault[]): readonly SetupFault[] {
  return faults.map(({ code, message, help = '' }) => ({ code: `setup.${code}`, message, help }));
}

async function listen(app: NestFastifyApplication, port: number): Promise<SetupOutcome<string>> {
  // Not Nest's own `listen`: it would log the error, stack and all, before we can say it in a sentence.
  const listening = await onPort(port, 'PORT', () =>
    app.getHttpAdapter().getInstance().listen({ port, host: '0.0.0.0' }),
  );
  if (!listening.ok) return listening;
  const bound: unknown = app.getHttpServer().address();
  const actual =
    typeof bound === 'object' && bound !== null && 'port' in bound && typeof bound.port === 'number'
      ? bound.port
      : port;
  return { ok: true, value: `http://127.0.0.1:${actual}` };
}
