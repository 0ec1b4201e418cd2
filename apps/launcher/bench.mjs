// `npm run bench [row]`: builds when needed, then measures. Rows are in test/bench/rows.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) process.stderr.write(`cannot run \`${command}\`: ${error.message}\n`);
  if (status !== 0) process.exit(status ?? 2);
}

if (!existsSync(`${root}/node_modules/.bin/tsc`)) run('npm', ['ci']);
run('npm', ['run', '--silent', 'build']);
const bench = spawnSync(process.execPath, ['dist/test/bench/run.js', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
// A promise that does not hold is written down like any other figure: the page is laid out either way.
run(process.execPath, [
  'node_modules/prettier/bin/prettier.cjs',
  '--log-level',
  'warn',
  '--write',
  'test/bench/results.json',
  'docs/benchmarks.md',
]);
process.exit(bench.status ?? 2);
