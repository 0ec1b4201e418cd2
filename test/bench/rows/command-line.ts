import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paired } from '../paired.js';
import { BIN } from '../root.js';
import type { Row } from '../row.js';

const PAIRS = 15;

const PACKAGE = `schema: ratebook/v1
package: team
version: 1
currency: USD
interval: month
charges:
  - key: seats
    quantity: seats
    model: unit
    unitAmount: 10.00
  - key: mtu
    meter: mtu
    included: 10000
    model: graduated
    tiers:
      - { upTo: 15000, unitAmount: 0.012 }
      - { unitAmount: 0.010 }
`;
const METERS = `schema: ratebook/meters-v1
meters:
  - { key: mtu, event: tracked, aggregation: count }
`;

export const commandLine: Row = {
  name: 'command line',
  about:
    '`ratebook --version`, and `ratebook check` of one small package file, each a whole process against `node -e 0`.',
  async run() {
    const rules = mkdtempSync(join(tmpdir(), 'ratebook-bench-'));
    try {
      mkdirSync(join(rules, 'packages/team'), { recursive: true });
      const file = join(rules, 'packages/team/1.yaml');
      writeFileSync(join(rules, 'meters.yaml'), METERS);
      writeFileSync(file, PACKAGE);
      const version = await paired(PAIRS, node(BIN, '--version'), node('-e', '0'));
      const check = await paired(PAIRS, node(BIN, 'check', '--rules', rules, file), node('-e', '0'));
      return [
        { name: 'node -e 0', value: version.b, unit: 'ms' },
        { name: '--version', value: version.a, unit: 'ms' },
        { name: '--version, times node -e 0', value: version.ratio, unit: '×', limit: { atMost: 3.5 } },
        { name: 'check of one file', value: check.a, unit: 'ms' },
        { name: 'check of one file, times node -e 0', value: check.ratio, unit: '×', limit: { atMost: 3.5 } },
      ];
    } finally {
      rmSync(rules, { recursive: true, force: true });
    }
  },
};

function node(...args: readonly string[]): () => void {
  return () => {
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`\`node ${args.join(' ')}\` ended with ${String(status)}: ${stderr}`);
  };
}
