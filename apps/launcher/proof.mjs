// The long proofs: what `npm test` shows on thousands, on millions. `npm run proof [scale] [sections]`: a million quotes, a
// tenth as many sets of rules, ten times as many usage events under faults, and 20,000 simulated experiments of each kind,
// unless another scale than a million is given. Sections: quotes, conditions, usage, statistics; all when none is named.
import { spawn } from 'node:child_process';
import { build, install, requireNode } from './shared.mjs';

const given = process.argv.slice(2);
const total = Number(given.find((each) => /^\d+$/.test(each)) ?? 1_000_000);
const named = given.filter((each) => !/^\d+$/.test(each));
const processes = 2;
const runs = 10_000;
const chunks = Math.ceil(total / runs / processes);
const conditions = Math.ceil(total / 10);
const experiments = Math.ceil(total / 50);
/** Of fewer experiments the table would say less than the one that stands there. */
const page = total >= 1_000_000 ? ['docs/statistics.md'] : [];

const run = (...args) =>
  new Promise((done) =>
    spawn(process.execPath, args.map(String), { stdio: 'inherit' }).on('close', (code) => done(code === 0)),
  );
const SECTIONS = {
  quotes: {
    says: `${processes * chunks * runs} quotes hold every law`,
    prove: () =>
      Promise.all(
        Array.from({ length: processes }, (_, index) =>
          run('dist/test/proof/quotes.js', 1 + index * 1_000_000, chunks, runs),
        ),
      ),
  },
  conditions: {
    says: `${conditions} sets of rules are judged alike`,
    prove: () => run('dist/test/proof/conditions.js', 1, conditions),
  },
  usage: {
    says: `${total * 10} events are counted and billed once`,
    prove: () => run('dist/test/proof/usage.js', total * 10, 1),
  },
  statistics: {
    says: `statistics keep their promises in ${experiments} simulated experiments each`,
    prove: () => run('dist/test/proof/statistics.js', 20_261_130, experiments, ...page),
  },
};
const unknown = named.filter((each) => !(each in SECTIONS));
if (unknown.length > 0) {
  console.error(
    `there is no section ${unknown.join(', ')}: name some of ${Object.keys(SECTIONS).join(', ')}`,
  );
  process.exit(2);
}

requireNode();
install();
build();
const started = Date.now();
const wanted = named.length > 0 ? named : Object.keys(SECTIONS);
const failed = [];
for (const name of wanted) if ([await SECTIONS[name].prove()].flat().includes(false)) failed.push(name);
const seconds = Math.round((Date.now() - started) / 1000);
console.log(
  failed.length === 0
    ? `${wanted.map((name) => SECTIONS[name].says).join(', ')}, in ${seconds} s`
    : `failed: ${failed.join(', ')}`,
);
process.exit(failed.length === 0 ? 0 : 1);
