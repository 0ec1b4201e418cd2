import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uniform } from '#analysis';
import { generateKeyPair } from '#signing';
import { type Ended, ensureBuilt, ratebook } from '../../../../test/built-cli.js';
import { signedBy } from '../bundle/testing/signed-by.js';
import { exampleBundle } from '../report/testing/example-experiment.js';

jest.setTimeout(60_000);

const file = join(
  import.meta.dirname,
  '../../../../test/sandboxes/good/experiment/experiments/team-dearer.yaml',
);

describe('ratebook experiment backtest', () => {
  beforeAll(ensureBuilt, 180_000);

  const run = (stdin: string, ...flags: readonly string[]): Promise<Ended> =>
    ratebook(['experiment', 'backtest', file, ...flags], { stdin });
  const next = uniform(1);
  const units = Array.from({ length: 900 }, (_, unit) => {
    const churn = next() < 0.05 ? 1 : 0;
    return JSON.stringify({
      unit: `w${unit}`,
      values: { churn: String(churn), retention: String(1 - churn) },
    });
  });

  it('tells how often the policy stops what is harmless, the same for a seed', async () => {
    const flags = ['--units', '-', '--worlds', '20', '--looks', '10', '--seed', '7'];
    const text = await run(units.join('\n'), ...flags);
    expect(text.code).toBe(0);
    expect(text.stdout).toMatch(/^team-dearer: 900 past units, 20 worlds, 10 looks, seed 7\n/);
    expect(text.stdout).toMatch(/\nany guardrail +\d+ +\d+\.\d\d % +\d+\.\d\d % to \d+\.\d\d % +5\.00 %/);
    const json = await run(units.join('\n'), ...flags, '--json');
    const said = JSON.parse(json.stdout) as Readonly<Record<string, unknown>>;
    expect(said).toMatchObject({
      experiment: 'team-dearer',
      units: 900,
      seed: 7,
      guardrails: [{ name: 'churn', declared: 0.025 }, { name: 'retention' }],
      anyGuardrail: { declared: 0.05, interval: [expect.any(Number), expect.any(Number)] },
    });
    expect((await run(units.join('\n'), ...flags, '--json')).stdout).toBe(json.stdout);
  });

  it('refuses units that lack something, with their lines', async () => {
    const lines = [
      units[0],
      '',
      '{"unit":"a","values":{"churn":"0"}}',
      '{"unit":"b","values":{"churn":"0","retention":"2"}}',
      '{"unit":"c","values":{"churn":"0","retentoin":"1"}}',
      units[0],
      '[]',
    ];
    const { code, stdout } = await run(lines.join('\n'), '--units', '-', '--json');
    expect(code).toBe(2);
    const { error } = JSON.parse(stdout) as {
      error: { code: string; faults: readonly { place: string; message: string }[] };
    };
    expect(error.code).toBe('units.bad-line');
    expect(error.faults.map(({ place, message }) => `${place} ${message}`)).toEqual([
      '-:3 `values` has nothing for `retention`',
      '-:4 `retention` is a share: a unit has 0 or 1',
      '-:5 `retentoin` is no guardrail of the experiment: did you mean `retention`?',
      '-:6 unit `w0` was given before',
      '-:7 a line is a JSON object',
    ]);
  });

  it('tries the policy on the looks of a bundle', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ratebook-backtest-'));
    const path = join(folder, 'bundle.json');
    await writeFile(path, JSON.stringify(signedBy(generateKeyPair(), exampleBundle())));
    const text = await run('', '--bundle', path);
    expect([text.code, text.stderr]).toEqual([0, '']);
    expect(text.stdout).toContain('2027-03-01T00:00:00Z');
    expect(text.stdout).toContain('nothing would have stopped it; it was stopped at 2027-07-01T00:00:00Z');
    const json = JSON.parse((await run('', '--bundle', path, '--json')).stdout) as { looks: unknown[] };
    expect(json).toMatchObject({ experiment: 'team-dearer', stopsAt: null });
    expect(json.looks).toHaveLength(6);
  });

  it('says what it cannot do', async () => {
    const cases: readonly (readonly [flags: readonly string[], code: string])[] = [
      [[], 'backtest.nothing-past'],
      [['--units', '-', '--bundle', '-'], 'backtest.nothing-past'],
      [['--bundle', '-', '--seed', '2'], 'flag.not-taken'],
      [['--units', '-'], 'units.none'],
      [['--units', '-', '--worlds', '0'], 'flag.bad-number'],
      [['--units', 'nowhere.ndjson'], 'file.missing'],
      [['--bundle', '-'], 'bundle.not-json'],
    ];
    for (const [flags, code] of cases) {
      const { code: exit, stdout } = await run('', ...flags, '--json');
      expect({ exit, said: JSON.parse(stdout) as unknown }).toMatchObject({
        exit: 2,
        said: { error: { code } },
      });
    }
  });
});
