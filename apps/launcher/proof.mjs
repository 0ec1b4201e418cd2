// The long proofs: what `npm test` shows on thousands, on millions. `npm run proof [scale]`: a million quotes, a tenth as many
// sets of rules, and ten times as many usage events under faults, unless another scale than a million is given. For each
// promise of the statistics a fiftieth as many simulated worlds.
import { spawn } from 'node:child_process';
import { build, install, requireNode } from './shared.mjs';

const total = Number(process.argv[2] ?? 1_000_000);
const processes = 2;
const runs = 10_000;
const chunks = Math.ceil(total / runs / processes);
const conditions = Math.ceil(total / 10);
const worlds = Math.ceil(total / 50);
requireNode();
install();
build();

const run = (...args) =>
  new Promise((done) =>
    spawn(process.execPath, args.map(String), { stdio: 'inherit' }).on('close', (code) => done(code === 0)),
  );
const started = Date.now();
const quotes = await Promise.all(
  Array.from({ length: processes }, (_, index) =>
    run('dist/test/proof/quotes.js', 1 + index * 1_000_000, chunks, runs),
  ),
);
const judged = await run('dist/test/proof/conditions.js', 1, conditions);
const used = await run('dist/test/proof/usage.js', total * 10, 1);
const tested = await run('dist/test/proof/statistics.js', 20_261_130, worlds);
const failed = [...quotes, judged, used, tested].filter((held) => !held).length;
const seconds = Math.round((Date.now() - started) / 1000);
console.log(
  failed === 0
    ? `${processes * chunks * runs} quotes hold every law, ${conditions} sets of rules are judged alike, ${total * 10} events are counted and billed once, statistics hold in ${worlds} worlds each, in ${seconds} s`
    : `${failed} parts failed`,
);
process.exit(failed === 0 ? 0 : 1);
