import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../paired.js';
import { BIN } from '../root.js';
import type { Row } from '../row.js';

const LINES = 100_000;
const PAIRS = 5;

const CHARGES = [
  { model: 'unit', unitAmount: '0.0079' },
  { model: 'package', size: '1000', amount: '1.25' },
  {
    model: 'graduated',
    included: '10000',
    tiers: [
      { upTo: '15000', unitAmount: '0.012' },
      { unitAmount: '0.010', flatAmount: '5.00' },
    ],
  },
  { model: 'volume', tiers: [{ upTo: '100', unitAmount: '0.1' }, { unitAmount: '0.05' }] },
];

/** The rival only reads the lines, parses them and writes them again: the price of the wire alone. */
const RIVAL = `
  import { createInterface } from 'node:readline';
  let out = '';
  for await (const line of createInterface({ input: process.stdin })) {
    out += JSON.stringify(JSON.parse(line)) + '\\n';
    if (out.length > 65536) { process.stdout.write(out); out = ''; }
  }
  process.stdout.write(out);
`;

export const rate: Row = {
  name: 'rate',
  about: `${LINES.toLocaleString('en')} lines of four charges through \`ratebook rate\`, against a Node program that only reads, parses and prints the same lines. Whole processes, from a file to nowhere.`,
  run() {
    const folder = mkdtempSync(join(tmpdir(), 'ratebook-bench-'));
    try {
      const [large, small] = [join(folder, 'large.ndjson'), join(folder, 'small.ndjson')];
      writeFileSync(large, requests(LINES));
      writeFileSync(small, requests(LINES / 10));
      const runs = Array.from({ length: PAIRS }, () => ({
        ours: measured(large, [BIN, 'rate']),
        rival: measured(large, ['--input-type=module', '-e', RIVAL]),
      }));
      const seconds = median(runs.map(({ ours }) => ours.seconds));
      return [
        { name: 'lines per second', value: LINES / seconds, unit: 'lines/s', limit: { atLeast: 20_000 } },
        { name: 'time for all lines', value: seconds, unit: 's' },
        {
          name: 'times the time of the rival',
          value: median(runs.map(({ ours, rival }) => ours.seconds / rival.seconds)),
          unit: '×',
        },
        { name: 'peak memory', value: median(runs.map(({ ours }) => ours.megabytes)), unit: 'MB' },
        {
          name: 'peak memory of a tenth of the lines',
          value: measured(small, [BIN, 'rate']).megabytes,
          unit: 'MB',
        },
        {
          name: 'peak memory of the rival',
          value: median(runs.map(({ rival }) => rival.megabytes)),
          unit: 'MB',
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function requests(count: number): string {
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      id: `r${index}`,
      currency: 'USD',
      charge: CHARGES[index % CHARGES.length],
      usage: { quantity: `${(index * 7919) % 50_000}.${index % 10}` },
    }),
  ).join('\n');
}

/** The child tells its own peak on a fourth stream, when it ends. */
const TELL_PEAK = `data:text/javascript,${encodeURIComponent(
  'import { writeSync } from "node:fs"; process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));',
)}`;

function measured(input: string, args: readonly string[]): { seconds: number; megabytes: number } {
  const stdin = openSync(input, 'r');
  try {
    const start = performance.now();
    const child = spawnSync(process.execPath, ['--import', TELL_PEAK, ...args], {
      stdio: [stdin, 'ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    const seconds = (performance.now() - start) / 1000;
    if (child.status !== 0) throw new Error(`ended with ${String(child.status)}: ${child.stderr}`);
    return { seconds, megabytes: Number(child.output[3]) / 1024 };
  } finally {
    closeSync(stdin);
  }
}
