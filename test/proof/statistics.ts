import { readFileSync, writeFileSync } from 'node:fs';
import { SIMULATIONS } from '../laws/statistics/index.js';
import { holds, type Row } from '../laws/statistics/row.js';

/**
 * `node dist/test/proof/statistics.js <first seed> <runs> [page]`: every promise of the statistics in simulated worlds.
 * Each has its own seed, printed, so that what fails is found again; with a page its table is written there.
 */
const [seed = 20_261_130, runs = 20_000] = process.argv.slice(2, 4).map(Number);
const page = process.argv[4];
/** Of fewer runs chance alone goes past a bound now and then. */
const slack = runs < 20_000 ? 4 : 0;
const rows: Row[] = [];
for (const [place, simulate] of Object.values(SIMULATIONS).entries())
  for (const row of simulate(seed + 1000 * place, runs)) {
    rows.push(row);
    const verdict = holds(row, slack) ? 'holds' : 'FAILS';
    console.log(
      `seed ${row.seed}: ${verdict}: ${row.promise}: ${row.measured.toFixed(2)} (${row.accepted.join(' to ')}) in ${row.runs} runs`,
    );
  }

if (page !== undefined) {
  const [begin, end] = ['<!-- simulated -->', '<!-- /simulated -->'];
  const text = readFileSync(page, 'utf8');
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before === -1 || after === -1) throw new Error(`${page} has no place for the table`);
  const cells = rows.map(
    ({ promise, design, accepted, measured, runs: tried }) =>
      `| ${promise} | ${design} | ${accepted.map((bound) => Number(bound.toFixed(2))).join(' to ')} | ${measured.toFixed(2)} | ${tried.toLocaleString('en')} |`,
  );
  const table = [
    '| promise | world | accepted, % | measured, % | runs |',
    '| --- | --- | --- | --- | --- |',
    ...cells,
  ];
  writeFileSync(
    page,
    `${text.slice(0, before + begin.length)}\n\n${table.join('\n')}\n\n${text.slice(after)}`,
  );
}
process.exit(rows.every((row) => holds(row, slack)) ? 0 : 1);
