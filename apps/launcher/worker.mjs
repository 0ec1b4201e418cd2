// The worker that `npm start` runs beside the api, in the same process: it ends with it, however it ends.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './shared.mjs';

/** Where jobs are kept, in words, and how to stop it; or why there is no worker. */
export async function startWorkerBeside(databaseUrl, redisUrl) {
  const file = join(root, 'dist', 'apps', 'worker', 'src', 'start-worker.js');
  const { startWorker } = await import(pathToFileURL(file).href);
  const outcome = await startWorker({ databaseUrl, ...(redisUrl ? { redisUrl } : {}) });
  if (!outcome.ok) return outcome;
  const place = outcome.value.queues.kind === 'redis' ? 'Redis' : 'PostgreSQL';
  return { ok: true, value: { place, stop: outcome.value.stop } };
}
