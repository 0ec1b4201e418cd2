// What the launchers share. Node's own modules alone: a bare clone has nothing else.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const NEEDED = [20, 19];

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  fail(
    `Node ${process.versions.node} is too old`,
    `install Node ${NEEDED.join('.')} or newer: https://nodejs.org`,
  );
}

/** One sentence, one help line, the end. */
export function fail(message, help) {
  process.stderr.write(`error: ${message}\n${help ? `  help: ${help}\n` : ''}`);
  process.exit(1);
}

/** Installs exactly what package-lock.json names, when that has not been done since it changed. */
export function install() {
  const done = timeOf(join(root, 'node_modules', '.package-lock.json'));
  if (done !== 0 && done >= timeOf(join(root, 'package-lock.json'))) return;
  step('installing packages (npm ci)');
  run('npm', ['ci', '--loglevel=error'], 'the packages could not be installed', 'npm says why above');
}

const SOURCES = [
  'apps',
  'libs',
  'migrations',
  'test/bench',
  'test/laws',
  'test/proof',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

/** Newer than every source once a build has gone through. */
export const buildStamp = join(root, 'dist', '.built');

/** Compiles when any source is newer than the last build. */
export function build() {
  const newest = Math.max(...SOURCES.map((source) => newestIn(join(root, source))));
  if (newest < timeOf(buildStamp)) return;
  step('building');
  run('npm', ['run', '--silent', 'build'], 'the sources do not compile', 'the compiler says where above');
}

/** Runs to the end with our terminal, or ends us. */
function run(command, args, message, help) {
  const { status, error } = runIn(command, args);
  if (error) fail(`cannot run \`${command}\`: ${error.message}`, 'is it installed, and on the PATH?');
  if (status !== 0) fail(message, help);
}

export function runIn(command, args, env = {}) {
  return spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    // npm is a script there.
    shell: process.platform === 'win32',
  });
}

export function step(text) {
  process.stderr.write(`• ${text}\n`);
}

function timeOf(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

function newestIn(path) {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
