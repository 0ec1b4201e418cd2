import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type Results, type RowResult, benchmarksPage, resultOf, shown } from './report.js';
import { ROOT } from './root.js';
import { type Row, holds } from './row.js';
import { assignment } from './rows/assignment.js';
import { commandLine } from './rows/command-line.js';
import { hostile } from './rows/hostile.js';
import { ingestion } from './rows/ingestion.js';
import { interpreter } from './rows/interpreter.js';
import { kept as keptQuotes } from './rows/kept.js';
import { memory } from './rows/memory.js';
import { periodUsage } from './rows/period-usage.js';
import { preview } from './rows/preview.js';
import { rate } from './rows/rate.js';
import { results as comparedResults } from './rows/results.js';

const ROWS: readonly Row[] = [
  commandLine,
  rate,
  interpreter,
  hostile,
  preview,
  keptQuotes,
  ingestion,
  periodUsage,
  assignment,
  comparedResults,
  memory,
];
const RESULTS = `${ROOT}/test/bench/results.json`;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !ROWS.some((row) => row.name === name));
if (unknown.length > 0) {
  const names = ROWS.map(({ name }) => `\`${name}\``).join(', ');
  process.stderr.write(`there is no row \`${unknown.join('`, `')}\`; rows: ${names}\n`);
  process.exit(2);
}

const measured = new Map(kept().map((row) => [row.name, row]));
let broken = 0;
for (const row of ROWS) {
  if (wanted.length > 0 && !wanted.includes(row.name)) continue;
  process.stdout.write(`${row.name}\n`);
  const figures = await row.run();
  for (const figure of figures) {
    const verdict = figure.limit === undefined ? '' : holds(figure) ? '  holds' : '  DOES NOT HOLD';
    process.stdout.write(`  ${figure.name}: ${shown(figure.value)} ${figure.unit}${verdict}\n`);
    if (!holds(figure)) broken += 1;
  }
  measured.set(row.name, resultOf(row, figures));
}

const results: Results = {
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  cores: availableParallelism(),
  rows: ROWS.flatMap(({ name }) => measured.get(name) ?? []),
};
writeFileSync(RESULTS, `${JSON.stringify(results, undefined, 2)}\n`);
writeFileSync(`${ROOT}/docs/benchmarks.md`, benchmarksPage(results));
process.exitCode = broken > 0 ? 1 : 0;

/** Rows that are not measured now keep their last figures. */
function kept(): readonly RowResult[] {
  return existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Results).rows : [];
}
