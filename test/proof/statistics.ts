import { readFileSync, writeFileSync } from 'node:fs';
import { momentsInPostgres } from './moments-in-postgres.js';
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

const figure = (value: number): string => {
  const isPlain = value === 0 || (Math.abs(value) >= 0.01 && Math.abs(value) < 1e6);
  return isPlain ? String(Number(value.toFixed(2))) : value.toExponential(0);
};
function acceptedBy({ accepted, because }: Row): string {
  if (!accepted) return 'told, not promised';
  const [low, high] = accepted;
  const range = high === Number.MAX_VALUE ? `from ${figure(low)}` : `${figure(low)} to ${figure(high)}`;
  return because === undefined ? range : `${range}: ${because}`;
}
const measuredIn = ({ measured, unit = '%' }: Row): string => `${figure(measured)} ${unit}`.trim();

const rows: Row[] = [];
const begun = performance.now();
const tell = (row: Row): void => {
  rows.push(row);
  const verdict = holds(row, slack) ? 'holds' : 'FAILS';
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(
    `seed ${row.seed}, ${seconds} s: ${verdict}: ${row.promise}: ${measuredIn(row)} (${acceptedBy(row)}) in ${row.runs} runs`,
  );
};
const simulations = Object.values(SIMULATIONS);
for (const [place, simulate] of simulations.entries()) simulate(seed + 1000 * place, runs).forEach(tell);
(await momentsInPostgres(seed + 1000 * simulations.length, 50 * runs)).forEach(tell);

if (page !== undefined) {
  const [begin, end] = ['<!-- simulated -->', '<!-- /simulated -->'];
  const text = readFileSync(page, 'utf8');
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before === -1 || after === -1) throw new Error(`${page} has no place for the table`);
  const cells = rows.map(
    (row) =>
      `| ${row.promise} | ${row.design} | ${acceptedBy(row)} | ${measuredIn(row)} | ${row.runs.toLocaleString('en')} | ${row.seed} |`,
  );
  const table = [
    '| promise | world | accepted | measured | runs | seed |',
    '| --- | --- | --- | --- | --- | --- |',
    ...cells,
  ];
  writeFileSync(
    page,
    `${text.slice(0, before + begin.length)}\n\n${table.join('\n')}\n\n${text.slice(after)}`,
  );
}
process.exit(rows.every((row) => holds(row, slack)) ? 0 : 1);
