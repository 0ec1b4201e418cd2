import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { start } from './start.js';
import { untilStopped } from './until-stopped.js';

/** The production entry: `node dist/apps/api/src/main.js`. It never prints a key. */
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as { version: string };
const outcome = await start(root, process.env, version, { logLevel: 'info', logFormat: 'json' });
if (outcome.ok) {
  await untilStopped(outcome.value.stop);
  process.exit(0);
}
for (const { message, help } of outcome.faults) process.stderr.write(`error: ${message}\n  help: ${help}\n`);
process.exit(1);
