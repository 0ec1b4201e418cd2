// `npm start`: from a bare clone to a running service and a first quote.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startWorkerBeside } from './worker.mjs';
import { build, fail, install, requireNode, root, step } from './shared.mjs';

requireNode();
const begun = performance.now();
install();
build();
step('starting');

const at = (path) => pathToFileURL(join(root, 'dist', 'apps', 'api', 'src', path)).href;
const { start } = await import(at('start.js'));
const { ask } = await import(at('ask.js'));
const { untilStopped } = await import('#observing');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const outcome = await start(root, process.env, version, { logLevel: 'warn', logFormat: 'text' }).catch(
  (error) => fail(`the service failed to start: ${error?.stack ?? error}`),
);
if (!outcome.ok) refuse(outcome.faults);
const service = outcome.value;
const worker = await startWorkerBeside(service.databaseUrl, process.env.REDIS_URL).catch(async (error) => {
  await service.stop();
  fail(`the worker failed to start: ${error?.stack ?? error}`);
});
if (!worker.ok) {
  await service.stop();
  refuse([worker.fault]);
}
await welcome(service, worker.value);
// A signal sent to npm alone ends npm and the shell between us and never reaches us: stop when they are gone.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}, 500).unref();
await untilStopped(async () => {
  process.stderr.write('\n• stopping\n');
  // The worker first: its jobs need the database, which the service may have brought along.
  await worker.value.stop();
  await service.stop();
});
process.exit(0);

function refuse(faults) {
  for (const { message, help } of faults)
    process.stderr.write(`error: ${message}\n${help ? `  help: ${help}\n` : ''}`);
  process.exit(1);
}

async function welcome({ address, key, published, drafts, warnings, example, exampleFault }, { place }) {
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const lines = [
    '',
    `Ratebook ${version} is up after ${seconds} s`,
    '',
    `  address  ${address}`,
    `  API      ${address}/docs`,
    `  key      ${key.text}`,
    `  worker   runs here, its jobs are kept in ${place}`,
  ];
  if (published.length > 0)
    lines.push(`  prices   ${published.length} package versions published from rules/`);
  if (drafts.length > 0)
    lines.push(`  drafts   ${drafts.join(', ')} from rules/: in review, and for somebody else to approve`);
  for (const { message, help } of warnings) lines.push(`  warning  ${message}`, `           ${help}`);
  if (exampleFault) lines.push(noQuote(exampleFault));
  if (example)
    lines.push(...(await firstQuote(address, key, example).catch((error) => [noQuote(error.message)])));
  lines.push('', 'Ctrl-C stops it.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The first quote is a courtesy: without it the service runs all the same. */
function noQuote(reason) {
  return `  example  none: ${reason.replaceAll(/\s+/g, ' ').slice(0, 300)}`;
}

/** Asks for the very quote that the printed command asks for. */
async function firstQuote(address, key, example) {
  const body = JSON.stringify(example);
  const url = `${address}/v1/quotes/preview`;
  const { status, text } = await ask(url, key.text, body);
  if (status !== 200) throw new Error(`${status} ${text}`);
  return [
    '',
    'A first quote:',
    '',
    `curl -s ${url} \\`,
    `  -H ${quoted(`Authorization: Bearer ${key.text}`)} \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${quoted(body)}`,
    '',
    text,
  ];
}

/** As one word of a shell. */
function quoted(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
