import { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface.js';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { InvariantError } from '#money';
import { type Log, NestLog } from '#observing';
import { RouteTable } from './access/route-table.js';
import { undeclaredRoutes } from './access/undeclared-routes.js';
import { AppModule, type AppParts } from './app.module.js';
import { ApiDescription } from './documents/open-api.controller.js';
import { openApiOf } from './documents/open-api.js';
import { httpAdapter } from './http-adapter.js';
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

/** The service over HTTP, not yet listening. */
export async function createApp(
  parts: Omit<AppParts, 'routes'>,
  version: string,
): Promise<NestFastifyApplication> {
  const routes = new RouteTable();
  const module = AppModule.of({ ...parts, routes });
  const adapter = httpAdapter(routes);
  logRequests(adapter.getInstance(), parts.log);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, optionsWith(parts.log));
  const undeclared = undeclaredRoutes(app);
  if (undeclared.length > 0)
    throw new InvariantError(`routes without a scope, and not public: ${undeclared.join(', ')}`);
  await app.register(helmet, HEADERS);
  await app.init();
  app.get(ApiDescription).document = openApiOf(app, version);
  return app;
}
