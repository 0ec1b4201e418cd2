// `npm test`: installs when needed, runs everything (or what the arguments name), and ends with the totals.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureFaketime } from './faketime.mjs';
import { redisServer } from './redis.mjs';
import { build, install, requireNode, root, runIn } from './shared.mjs';

requireNode();
install();
build();
const redis = redisServer();
ensureFaketime();

const folder = mkdtempSync(join(tmpdir(), 'ratebook-jest-'));
const report = join(folder, 'report.json');
const flags = [
  process.env.NODE_OPTIONS,
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
];
const { status } = runIn(
  process.execPath,
  [
    join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--json',
    `--outputFile=${report}`,
    '--testLocationInResults=false',
    ...process.argv.slice(2),
  ],
  { NODE_OPTIONS: flags.filter(Boolean).join(' '), TZ: 'UTC', REDIS_SERVER_BIN: redis },
);

let totals = 'no report was written';
let failed = true;
try {
  const read = JSON.parse(readFileSync(report, 'utf8'));
  // A file that cannot even be loaded has no tests to count: it counts as one failure.
  const broken = read.numRuntimeErrorTestSuites;
  totals = `${read.numPassedTests} passed, ${read.numFailedTests + broken} failed`;
  failed = !read.success;
} catch {
  // Jest said why it ended early.
}
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${totals}\n`);
process.exit(status ?? (failed ? 1 : 0));
