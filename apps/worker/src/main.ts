import { createLog } from '#observing';
import type { SetupFault } from '#storage';
import { readConfiguration } from './configuration.js';
import { startWorker } from './start-worker.js';

/** The production entry: `node dist/apps/worker/src/main.js`. */
const LIMIT_MS = 25_000;

const configuration = readConfiguration(process.env);
if (!configuration.ok) end(configuration.faults);
const { logLevel: level, logFormat: format, ...places } = configuration.value;
const log = createLog({ level, format, service: 'worker' });
const stopping = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      resolve();
    });
});
const outcome = await startWorker({ ...places, log });
if (!outcome.ok) end([outcome.fault]);
log.info({ queues: outcome.value.queues.kind }, 'working');
await stopping;
// What has not ended by then ends with the process: its job runs again elsewhere.
setTimeout(() => process.exit(1), LIMIT_MS).unref();
await outcome.value.stop();
log.info('stopped');
process.exit(0);

function end(faults: readonly SetupFault[]): never {
  for (const { message, help } of faults) process.stderr.write(`error: ${message}\n  help: ${help}\n`);
  process.exit(1);
}
