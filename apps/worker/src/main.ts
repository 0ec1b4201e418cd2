import { createLog, stopSignal, untilStopped } from '#observing';
import type { SetupFault } from '#storage';
import { readConfiguration } from './configuration.js';
import { startWorker } from './start-worker.js';

/** The production entry: `node dist/apps/worker/src/main.js`. */
const configuration = readConfiguration(process.env);
if (!configuration.ok) end(configuration.faults);
const { logLevel: level, logFormat: format, ...options } = configuration.value;
const log = createLog({ level, format, service: 'worker' });
const asked = stopSignal();
const outcome = await startWorker({ ...options, log });
if (!outcome.ok) end([outcome.fault]);
const { queues, stop } = outcome.value;
log.info({ queues: queues.kind }, 'working');
// What has not ended by the limit ends with the process: its job runs again elsewhere.
await untilStopped(stop, asked);
log.info('stopped');
process.exit(0);

function end(faults: readonly SetupFault[]): never {
  for (const { message, help } of faults) process.stderr.write(`error: ${message}\n  help: ${help}\n`);
  process.exit(1);
}
