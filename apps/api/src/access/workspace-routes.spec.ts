import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { createLog } from '#observing';
import { openStorage, SystemClock } from '#storage';
import { testDatabase } from '#testing';
import { createApp } from '../create-app.js';
import { workspaceRoutes } from './workspace-routes.js';

it('keys of one workspace meet these routes and no others: opening another one is a decision', async () => {
  const database = await testDatabase();
  const storage = await openStorage(database.url);
  if (!storage.ok) throw new Error(storage.fault.message);
  const app = await createApp(
    {
      storage: storage.value,
      clock: new SystemClock(),
      log: createLog({ level: 'silent', format: 'json', service: 'api' }),
      schemasFolder: join(import.meta.dirname, 'schemas'),
    },
    '0.0.0-test',
  );
  expect(workspaceRoutes(app)).toEqual([
    'EventsController.ingest',
    'MeController.me',
    'QuotesController.keep',
    'QuotesController.preview',
    'QuotesController.quote',
    'QuotesController.quotes',
    'SubscriptionsController.subscription',
    'SubscriptionsController.subscriptions',
    'UsageController.usage',
  ]);
  await app.close();
  await storage.value.close();
  await database.drop();
}, 60_000);
