import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uniform } from '#analysis';
import { generateKeyPair } from '#signing';
import { type Ended, ensureBuilt, ratebook } from '../../../../test/built-cli.js';
import { signedBy } from '../bundle/testing/signed-by.js';
import { exampleBundle } from '../report/testing/example-experiment.js';

jest.setTimeout(60_000);

const rules = join(import.meta.dirname, '../../../../test/sandboxes/good/experiment');
const file = join(rules, 'experiments/team-dearer.yaml');

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

  describe('on the looks of a bundle', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'ratebook-backtest-'));
      await writeFile(
        join(folder, 'bundle.json'),
        JSON.stringify(signedBy(generateKeyPair(), exampleBundle())),
      );
    });
    const arms = (...keys: readonly string[]): string =>
      keys.map((key, arm) => `  - { key: ${key}, package: team@${arm + 1}, weight: 1 }\n`).join('');
    /** The experiment of the bundle, whose policy is another: these guardrails in place of its own. */
    const policyOf = async (
      guardrails: string,
      variants = arms('control', 'dearer', 'dearest'),
      key = 'team-dearer',
    ): Promise<string> => {
      const text = (await readFile(file, 'utf8'))
        .replace(/^experiment: .*$/m, `experiment: ${key}`)
        .replace(/^variants:\n(?: {2}- .*\n)+/m, `variants:\n${variants}`)
        .replace(/^ {2}guardrails: .*$/m, `  guardrails: [${guardrails}]`);
      await writeFile(join(folder, 'strict.yaml'), text);
      return 'strict.yaml';
    };
    const tried = (path: string, ...flags: readonly string[]): Promise<Ended> =>
      ratebook(['experiment', 'backtest', path, '--rules', rules, '--bundle', 'bundle.json', ...flags], {
        cwd: folder,
      });

    it('tries the policy, as docs/experiments.md shows', async () => {
      const page = await readFile(join(import.meta.dirname, '../../../../docs/experiments.md'), 'utf8');
      const path = await policyOf('{ metric: churn, notWorseBy: 1 }');
      const { code, stdout, stderr } = await tried(path);
      expect([code, stderr]).toEqual([0, '']);
      expect(page).toContain(stdout);
      const json = JSON.parse((await tried(path, '--json')).stdout) as { looks: unknown[] };
      expect(json).toMatchObject({ experiment: 'team-dearer', stopsAt: '2027-08-01T00:00:00Z' });
      expect(json.looks).toHaveLength(6);
    });

    it('tells several guardrails under each other', async () => {
      const path = await policyOf(
        '{ metric: churn, notWorseBy: 4 }, { metric: retention, notWorseBy: breakEven }, { metric: revenue-per-workspace }',
      );
      const { stdout } = await tried(path);
      const lines = stdout.split('\n');
      const from = lines.findIndex((line) => line.startsWith('2027-03-01T00:00:00Z'));
      expect(lines.slice(from, from + 4)).toEqual([
        expect.stringMatching(/^2027-03-01T00:00:00Z {6}1 {2}churn \w+/),
        expect.stringMatching(/^ {29}retention \w+/),
        expect.stringMatching(/^ {29}revenue-per-workspace \w+/),
        expect.stringMatching(/^2027-04-01T00:00:00Z/),
      ]);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(120);
    });

    it.each([
      [arms('control', 'dearer', 'dearest'), 'team-mtu', 'is of the experiment `team-dearer`, and'],
      [arms('control', 'dearer'), 'team-dearer', 'the arms control, dearer, dearest, and'],
      [arms('control', 'dearer', 'dearest', 'more'), 'team-dearer', 'has control, dearer, dearest, more'],
      [arms('dearer', 'control', 'dearest'), 'team-dearer', 'has dearer, control, dearest'],
    ])('refuses what is of another experiment', async (variants, key, says) => {
      const path = await policyOf('{ metric: churn }', variants, key);
      const { code, stdout } = await tried(path, '--json');
      expect({ code, said: JSON.parse(stdout) as unknown }).toMatchObject({
        code: 2,
        said: {
          error: { code: 'backtest.another-experiment', message: expect.stringContaining(says) },
        },
      });
    });

    it('takes its variants in any order', async () => {
      const path = await policyOf('{ metric: churn }', arms('control', 'dearest', 'dearer'));
      expect((await tried(path)).code).toBe(0);
    });
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
