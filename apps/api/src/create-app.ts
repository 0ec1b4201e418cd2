import { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface.js';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { InvariantError } from '#money';
import { type Log, type Metrics, NestLog } from '#observing';
import { RouteTable } from './access/route-table.js';
import { undeclaredRoutes } from './access/undeclared-routes.js';
import { AppModule, type AppParts } from './app.module.js';
import { ApiDescription } from './documents/open-api.controller.js';
import { openApiOf } from './documents/open-api.js';
import { Readiness, storageChecks } from './health/readiness.js';
import { httpAdapter } from './http-adapter.js';
import { measureRequests } from './metrics/measure-requests.js';
import { letGoWhenStopping } from './stopping/let-go.js';
import { logRequests } from './logging/log-requests.js';

/** Bodies are read by the adapter; what goes wrong at the start is ours to say. Nest declares options as a class. */
const optionsWith = (log: Log) =>
  Object.assign(new NestApplicationContextOptions(), {
    logger: new NestLog(log),
    bodyParser: false as const,
    abortOnError: false,
  });

/** Answers are data: nothing in them runs, frames or loads anything. The page of the description has a policy of its own. */
const HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
  },
};

/** Without a readiness of its own the service is ready while its storage is. */
export type AppOptions = Omit<AppParts, 'routes' | 'readiness'> &
  Partial<Pick<AppParts, 'readiness'>> & {
    /** Absent: nothing is counted. */
    readonly metrics?: Metrics | undefined;
    /** Who is believed to say who asks: see `Configuration`. */
    readonly trustedProxies?: readonly string[] | undefined;
  };

/** The service over HTTP, not yet listening. */
export async function createApp(parts: AppOptions, version: string): Promise<NestFastifyApplication> {
  const routes = new RouteTable();
  const { readiness = new Readiness(storageChecks(parts.storage)) } = parts;
  const module = AppModule.of({ ...parts, routes, readiness });
  const adapter = httpAdapter(routes, parts.trustedProxies);
  const server = adapter.getInstance();
  logRequests(server, parts.log);
  if (parts.metrics !== undefined) measureRequests(server, parts.metrics);
  letGoWhenStopping(server, readiness);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, optionsWith(parts.log));
  const undeclared = undeclaredRoutes(app);
  if (undeclared.length > 0)
    throw new InvariantError(`routes without a scope, and not public: ${undeclared.join(', ')}`);
  await app.register(helmet, HEADERS);
  await app.init();
  app.get(ApiDescription).document = openApiOf(app, version);
  return app;
}
