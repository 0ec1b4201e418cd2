// `npm run check`: everything that can be known without running the service. Goes on after a failure, and lists
// the failures at the end.
import { install, requireNode, runIn, step } from './shared.mjs';

requireNode();
install();

const node = process.execPath;
const STEPS = [
  ['types', node, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit']],
  ['build', 'npm', ['run', '--silent', 'build']],
  ['lint', node, ['node_modules/eslint/bin/eslint.js', '.']],
  [
    'boundaries',
    node,
    ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'apps', 'libs', 'migrations', 'test'],
  ],
  ['format', node, ['node_modules/prettier/bin/prettier.cjs', '--check', '.']],
  ['ratebook check', node, ['apps/cli/bin/ratebook.mjs', 'check', 'rules']],
  ['ratebook test', node, ['apps/cli/bin/ratebook.mjs', 'test', 'rules']],
];

const failures = [];
for (const [name, command, args] of STEPS) {
  step(name);
  const begun = performance.now();
  const { status } = runIn(command, args);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  step(`${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds} s`);
  if (status !== 0) failures.push(name);
}

if (failures.length > 0) {
  process.stderr.write(`\nfailed: ${failures.join(', ')}\n`);
  process.exit(1);
}
process.stderr.write('\neverything is in order\n');
