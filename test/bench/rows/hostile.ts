import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { invariant } from '#money';
import { readRulebook } from '#rulebook';
import { ROOT } from '../root.js';
import type { Figure, Row } from '../row.js';

const INPUTS = `${ROOT}/test/bench/rows/hostile-rule-files.jsonl`;

interface HostileInput {
  readonly name: string;
  readonly input?: string;
  /** A JavaScript expression of ours that builds a large input. */
  readonly gen?: string;
}

export const hostile: Row = {
  name: 'hostile',
  about:
    'Every hostile rule file, read as a package version in one process: how long the slowest takes to be refused. The slowest of three readings counts.',
  run() {
    const inputs = readFileSync(INPUTS, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as HostileInput);
    const times = inputs.map(({ name, input, gen }) => ({
      name,
      milliseconds: Math.max(...[1, 2, 3].map(() => timeOf(bytesOf(input, gen)))),
    }));
    times.sort((a, b) => b.milliseconds - a.milliseconds);
    const slowest = times[0];
    invariant(slowest !== undefined, 'there are hostile inputs');
    const figures: Figure[] = [
      { name: 'files', value: times.length, unit: 'files' },
      { name: `slowest: ${slowest.name}`, value: slowest.milliseconds, unit: 'ms', limit: { atMost: 500 } },
    ];
    return figures;
  },
};

function bytesOf(input: string | undefined, gen: string | undefined): Uint8Array {
  const built: unknown = gen === undefined ? (input ?? '') : runInNewContext(gen, { Buffer, Array, JSON });
  return typeof built === 'string' ? Buffer.from(built) : (built as Uint8Array);
}

function timeOf(bytes: Uint8Array): number {
  const start = performance.now();
  const { diagnostics } = readRulebook([{ path: 'packages/team/1.yaml', bytes }]);
  const milliseconds = performance.now() - start;
  invariant(
    diagnostics.some(({ severity }) => severity === 'error'),
    'a hostile file is never accepted in silence',
  );
  return milliseconds;
}
