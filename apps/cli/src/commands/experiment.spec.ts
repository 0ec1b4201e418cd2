import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bucketOf, holdoutBucketOf, layerBucketOf } from '#experiments';
import { ensureBuilt, ratebook } from '../../../../test/built-cli.js';
import { VERB_OPTIONS } from '../experiment/verb-options.js';

jest.setTimeout(60_000);

interface Answer {
  readonly workspace?: string;
  readonly variant?: string | null;
  readonly bucket?: number;
  readonly reason?: string;
  readonly error?: { readonly code: string; readonly message: string };
}

const folder = join(import.meta.dirname, '../../../../test/sandboxes/good/experiment');
const file = join(folder, 'experiments/team-dearer.yaml');
const attributes = { country: 'US' };
const ids = Array.from({ length: 500 }, (_, index) => `w${index}`);

describe('ratebook experiment', () => {
  beforeAll(ensureBuilt, 180_000);

  const assigned = async (requests: readonly unknown[], ...flags: readonly string[]): Promise<Answer[]> => {
    const stdin = requests.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join('\n');
    const { code, stdout, stderr } = await ratebook(['experiment', 'assign', file, ...flags], { stdin });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Answer);
  };

  it('assigns by holdout, layer, cohort and coverage, in order', async () => {
    const expected = (id: string, country: string): Answer => {
      const bucket = bucketOf('team-dearer-2027', id);
      const left = (reason: string): Answer => ({ workspace: id, variant: null, bucket, reason });
      if (holdoutBucketOf('prices', id) < 500) return left('held-out');
      if (layerBucketOf('team-price', id) >= 5000) return left('not-in-layer');
      if (country === 'DE') return left('not-in-cohort');
      if (bucket % 5000 >= 2500) return left('not-covered');
      return { workspace: id, variant: bucket < 5000 ? 'control' : 'dearer', bucket, reason: 'assigned' };
    };
    const of = (index: number): string => (index % 3 === 0 ? 'DE' : 'CA');
    const requests = ids.map((workspace, index) => ({ workspace, attributes: { country: of(index) } }));
    const got = await assigned(requests, '--coverage', '50');
    expect(got).toEqual(ids.map((id, index) => expected(id, of(index))));
    expect(new Set(got.map(({ reason }) => reason)).size).toBe(5);
  });

  it('takes the account where there is one, and forgets holdouts that have ended', async () => {
    const held = ids.find((id) => holdoutBucketOf('prices', id) < 500) ?? '';
    const bucket = bucketOf('team-dearer-2027', held);
    const requests = ['w1', 'w2'].map((workspace) => ({ workspace, account: held, attributes }));
    expect(await assigned(requests)).toEqual(
      ['w1', 'w2'].map((workspace) => ({ workspace, variant: null, bucket, reason: 'held-out' })),
    );
    const later = await assigned(requests, '--at', '2999-01-01T00:00:00Z');
    expect(later.map((each) => each.bucket)).toEqual([bucket, bucket]);
    expect(later.map(({ reason }) => reason)).not.toContain('held-out');
  });

  it('answers a bad line in its place and goes on', async () => {
    const [a = '', b = '', c = ''] = ids.filter(
      (id) => holdoutBucketOf('prices', id) >= 500 && layerBucketOf('team-price', id) < 5000,
    );
    const got = await assigned([
      '{',
      '[]',
      {},
      { workspace: '' },
      { workspace: a, extra: 1 },
      `{"workspace":"${a}","workspace":"${b}"}`,
      { workspace: a, account: 7 },
      { workspace: a, attributes: [] },
      { workspace: a, attributes: { contry: 'US' } },
      { workspace: b, attributes: { country: 'US', employees: 'many' } },
      { workspace: c, attributes },
    ]);
    expect(got.map(({ workspace, error }) => [workspace, error?.code])).toEqual([
      [undefined, 'assign.not-json'],
      [undefined, 'assign.not-an-object'],
      [undefined, 'assign.invalid-workspace'],
      [undefined, 'assign.invalid-workspace'],
      [a, 'assign.unknown-key'],
      [b, 'assign.duplicate-key'],
      [a, 'assign.invalid-account'],
      [a, 'assign.invalid-attributes'],
      [a, 'assign.missing-attribute'],
      [b, 'assign.invalid-attribute'],
      [c, undefined],
    ]);
    expect(got[8]?.error?.message).toContain('it gives `contry`');
  });

  it('checks a sound file, and tells what each stage reaches', async () => {
    const { code, stdout, stderr } = await ratebook(['experiment', 'check', file, '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '1 file: 0 errors, 0 warnings\n' });
    expect(JSON.parse(stdout)).toEqual({
      diagnostics: [],
      stages: [
        { coverage: '2', live: { control: 100, dearer: 100 }, shareOfCohort: '1' },
        { coverage: '20', live: { control: 1000, dearer: 1000 }, shareOfCohort: '10' },
        { coverage: '100', live: { control: 5000, dearer: 5000 }, shareOfCohort: '50' },
      ],
    });
    const shown = await ratebook(['experiment', 'check', file]);
    expect(shown.stdout.split('\n')).toEqual([
      'stage  coverage  control  dearer  of the cohort',
      '    1       2 %      100     100            1 %',
      '    2      20 %     1000    1000           10 %',
      '    3     100 %     5000    5000           50 %',
      '',
    ]);
  });

  it('finds the file sound that docs/experiments.md starts, beside the shipped prices', async () => {
    const root = join(import.meta.dirname, '../../../..');
    const page = await readFile(join(root, 'docs/experiments.md'), 'utf8');
    const section = page.slice(page.indexOf('## From a file to a start'));
    const [, text = ''] = /```yaml\n([^`]+)```/.exec(section) ?? [];
    const loose = join(await mkdtemp(join(tmpdir(), 'ratebook-')), 'storage-cut.yaml');
    await writeFile(loose, text);
    const args = ['experiment', 'check', loose, '--rules', join(root, 'rules')];
    const { code, stderr } = await ratebook(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '1 file: 0 errors, 0 warnings\n' });
  });

  it('previews the earliest date of every stage: windows, a frozen day, the change of clocks', async () => {
    const { code, stdout, stderr } = await ratebook(['experiment', 'preview', file]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      'stage     not before                 coverage  left when these pass',
      '1         2027-02-01T09:00:00-05:00       2 %  sampleRatio',
      '2         2027-03-04T09:00:00-05:00      20 %  sample, guardrails, approval',
      '3         2027-05-05T10:00:00-04:00     100 %',
      'complete  2027-08-06T10:00:00-04:00',
      '',
    ]);
    const bad = await ratebook([
      'experiment',
      'preview',
      join(folder, '../../bad/experiments/experiments/never.yaml'),
    ]);
    expect(bad.code).toBe(1);
    expect(bad.stderr).toContain('experiment.window-never');
  });

  it('judges a file outside of the folder beside the folder that is named', async () => {
    const loose = join(await mkdtemp(join(tmpdir(), 'ratebook-')), 'copy.yaml');
    const text = (await readFile(file, 'utf8'))
      .replace('team-dearer\n', 'copy\n')
      .replace('team@2', 'team@7');
    await writeFile(loose, text);
    const { code, stdout } = await ratebook(['experiment', 'check', loose, '--rules', folder, '--json']);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { code: string }[] };
    expect(code).toBe(1);
    expect(diagnostics.map((each) => each.code)).toEqual([
      'experiment.seed-reused',
      'experiment.overlap',
      'experiment.unknown-version',
    ]);
  });

  it.each([
    ['check', '--at', ['now'], 'it takes --rules, --json'],
    ['preview', '--units', ['5'], 'it takes --rules, --json'],
    ['plan', '--worlds', ['5'], 'it takes --baseline-rate, --baseline-mean, '],
    ['plan', '--bundle', ['bundle.json'], '--reference, --rules, --json'],
    ['assign', '--power', ['0.9'], 'it takes --coverage, --at, --rules, --json'],
    ['status', '--refresh', [], 'it takes --rules, --json'],
    ['results', '--units', ['5'], 'it takes --refresh, --report, --rules, --json'],
    ['bundle', '--report', ['folder'], 'it takes --rules, --json'],
    ['backtest', '--units-per-week', ['5'], 'it takes --units, --bundle, --worlds, --seed, --looks, '],
  ])('%s refuses %s, which is for another verb, and names its own', async (verb, flag, value, own) => {
    const args = ['experiment', verb, file, flag, ...value, '--json'];
    const { code, stdout } = await ratebook(args);
    expect({ code, said: JSON.parse(stdout) as unknown }).toMatchObject({
      code: 2,
      said: {
        error: {
          code: 'flag.not-taken',
          message: expect.stringContaining(`\`ratebook experiment ${verb}\` takes no \`${flag}\``),
          help: expect.stringContaining(own),
        },
      },
    });
  });

  it('says in its help whose each option is', async () => {
    const { code, stdout } = await ratebook(['experiment', '--help']);
    expect(code).toBe(0);
    for (const { flag, says } of VERB_OPTIONS) {
      expect(stdout).toContain(`\n  ${flag}`);
      for (const [verb, text] of Object.entries(says))
        expect(stdout.replace(/\s+/g, ' ')).toContain(`${verb}: ${text}`);
    }
  });

  it.each([
    [['bake', file], 'is nothing that can be done with an experiment'],
    [['check', 'nowhere.yaml'], 'there is no file `nowhere.yaml`'],
    [['assign', file, '--coverage', '101'], '--coverage `101` is no percentage'],
    [['assign', file, '--at', 'now'], '--at `now` is no instant'],
    [
      ['assign', join(folder, '../../bad/experiments/experiments/itself.yaml')],
      'itself.yaml` assigns nobody',
    ],
  ])('could not run %j', async (args, message) => {
    const { code, stdout, stderr } = await ratebook(['experiment', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    // Nothing was checked, so nothing is counted.
    expect(stderr).not.toMatch(/\d errors?/);
  });
});
