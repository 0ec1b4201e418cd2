// The long proofs: what `npm test` shows on twenty thousand generated packages, on a million, in two processes.
import { spawn } from 'node:child_process';
import { build, install, requireNode } from './shared.mjs';

const total = Number(process.argv[2] ?? 1_000_000);
const processes = 2;
const runs = 10_000;
const chunks = Math.ceil(total / runs / processes);
requireNode();
install();
build();
const started = Date.now();
const parts = Array.from({ length: processes }, (_, index) => {
  const seed = 1 + index * 1_000_000;
  const args = ['dist/test/proof/quotes.js', seed, chunks, runs].map(String);
  return new Promise((done) => spawn(process.execPath, args, { stdio: 'inherit' }).on('close', done));
});
const codes = await Promise.all(parts);
const seconds = Math.round((Date.now() - started) / 1000);
const failed = codes.filter((code) => code !== 0).length;
console.log(
  failed === 0
    ? `${processes * chunks * runs} quotes hold every law, in ${seconds} s`
    : `${failed} parts failed`,
);
process.exit(failed === 0 ? 0 : 1);
