import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { stopSignal, untilStopped } from '#observing';
import { start } from './start.js';

/** So long balancers usually need to learn that an instance is not ready any more. */
const DRAIN_SECONDS = 5;

/** The production entry: `node dist/apps/api/src/main.js`. It never prints a key. */
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as { version: string };
const stopping = new AbortController();
const asked = stopSignal();
void asked.then(() => {
  stopping.abort();
});
const outcome = await start(root, process.env, version, {
  logLevel: 'info',
  logFormat: 'json',
  waitsUntil: stopping.signal,
});
if (outcome.ok) {
  const { stop, drainSeconds = DRAIN_SECONDS } = outcome.value;
  // Who presses Ctrl-C has no balancer.
  await untilStopped((signal) => stop(signal === 'SIGTERM' ? drainSeconds * 1_000 : 0), asked);
  process.exit(0);
}
for (const { message, help } of outcome.faults) process.stderr.write(`error: ${message}\n  help: ${help}\n`);
process.exit(outcome.faults.length === 0 ? 0 : 1);
