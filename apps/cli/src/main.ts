import { readFileSync } from 'node:fs';
import { endQuietlyWhenNobodyReads } from './shell/streams.js';

const args = process.argv.slice(2);

endQuietlyWhenNobodyReads();

// The version is asked for by scripts, often: it is answered before anything else is loaded.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${version()}\n`);
} else {
  const { run } = await import('./program.js');
  process.exitCode = await run(args, version);
}

function version(): string {
  const text = readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
