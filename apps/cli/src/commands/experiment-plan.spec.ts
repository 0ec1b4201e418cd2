import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ratebook } from '../../../../test/built-cli.js';

jest.setTimeout(60_000);

interface Failed {
  readonly error?: { readonly code: string; readonly message: string };
}
interface Planned {
  readonly needed?: Failed & {
    readonly units?: number;
    readonly duration?: Failed & {
      readonly enrolmentDays?: number;
      readonly billingPeriods?: number;
      readonly weeks?: number;
    };
  };
  readonly own?: {
    readonly days: number;
    readonly detectable: number | Failed;
    readonly power?: number | Failed;
  };
}

const folder = join(import.meta.dirname, '../../../../test/sandboxes/good/experiment');
const file = join(folder, 'experiments/team-dearer.yaml');

describe('ratebook experiment plan', () => {
  beforeAll(ensureBuilt, 180_000);

  const baseline = ['--baseline-mean', '40', '--baseline-deviation', '80'];
  const plannedOf = async (path: string, ...flags: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await ratebook(['experiment', 'plan', path, ...flags]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  };
  const planned = (...flags: readonly string[]): Promise<string> => plannedOf(file, ...flags);
  const inJson = async (...flags: readonly string[]): Promise<Planned> =>
    JSON.parse(await planned('--json', ...baseline, ...flags)) as Planned;
  /** The same experiment, judged by another metric, or by what its file says of none. */
  const judgedBy = async (primary: string | undefined): Promise<string> => {
    const loose = join(await mkdtemp(join(tmpdir(), 'ratebook-')), 'team-dearer.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(
      loose,
      primary === undefined
        ? text.replace(/^metrics:\n(?: .*\n)+/m, '').replace(/^ {8}- \{ type: guardrails.*\n/m, '')
        : text.replace('primary: revenue-per-workspace', `primary: ${primary}`),
    );
    return loose;
  };

  it('tells what docs/experiments.md shows', async () => {
    const page = await readFile(join(import.meta.dirname, '../../../../docs/experiments.md'), 'utf8');
    const flags = [...baseline, '--relative-effect', '10%', '--units', '20000', '--units-per-week', '800'];
    const command = `$ ratebook experiment plan test/sandboxes/good/experiment/experiments/team-dearer.yaml ${flags.join(' ')}`;
    expect(page).toContain(`${command}\n${await planned(...flags)}`);
  });

  it.each([
    ['revenue-per-workspace', 'mean'],
    ['margin-per-workspace', 'mean'],
    ['usage-per-workspace', 'mean'],
    ['tickets-per-seat', 'ratio'],
    ['conversion', 'share of units'],
    ['retention', 'share of units'],
    ['churn', 'share of units'],
    ['downgrade', 'share of units'],
    // Nobody names a metric: revenue is compared, and so it is planned for.
    [undefined, 'mean'],
  ])('begins with what is told of %s, a %s', async (primary, kind) => {
    const path = await judgedBy(primary);
    const of = (...flags: readonly string[]) =>
      ratebook(['experiment', 'plan', path, '--rules', folder, '--units', '9000', '--json', ...flags]);
    const share = ['--baseline-rate', '0.2'];
    const [own, other] = kind === 'share of units' ? [share, baseline] : [baseline, share];
    const told = await of(...own);
    expect(told).toMatchObject({ code: 0, stderr: '' });
    const metric = primary ?? 'revenue-per-workspace';
    expect(JSON.parse(told.stdout)).toMatchObject({ primary: metric });
    for (const flags of [other, [...own, ...other]]) {
      const { code, stdout } = await of(...flags);
      expect({ code, said: JSON.parse(stdout) as unknown }).toEqual({
        code: 2,
        said: {
          error: {
            code: 'flag.wrong-baseline',
            message: `${other[0] ?? ''} says nothing of \`${metric}\`, which is a ${kind}`,
            help: expect.stringContaining(`write ${own[0] ?? ''}`),
          },
        },
      });
    }
  });

  it('needs more units for a smaller rise, and finds a smaller rise with more units', async () => {
    const [small, large] = [
      await inJson('--relative-effect', '5%', '--units-per-week', '8000'),
      await inJson('--relative-effect', '20%', '--units-per-week', '800'),
    ];
    expect(small.needed?.units).toBeGreaterThan(large.needed?.units ?? Infinity);
    expect(small.own?.detectable).toBeLessThan(Number(large.own?.detectable));
    const { enrolmentDays = 0, billingPeriods = 0, weeks = 0 } = small.needed?.duration ?? {};
    // Two periods are the window; enrolment is rounded up to whole ones.
    expect(billingPeriods).toBe(Math.ceil(enrolmentDays / (365.2425 / 12)) + 2);
    expect(weeks).toBe(Math.ceil((billingPeriods * 365.2425) / 12 / 7));
  });

  it('tells how probably its own units find the rise that is asked about', async () => {
    const units = ['--units', '20000'];
    const { own: at } = await inJson(...units, '--relative-effect', '10%');
    expect(Number(at?.power)).toBeGreaterThan(0);
    expect(Number(at?.power)).toBeLessThan(0.8);
    // What is found with a power is found with that power.
    const least = `${(100 * Number(at?.detectable)).toFixed(6)}%`;
    expect((await inJson(...units, '--relative-effect', least)).own?.power).toBeCloseTo(0.8, 2);
    // Where none is asked about, it is what the file calls worthwhile.
    const worthwhile = await inJson(...units);
    expect(worthwhile.own?.power).toBe((await inJson(...units, '--relative-effect', '1%')).own?.power);
    expect(await planned(...baseline, ...units)).toMatch(/\n {2}power +[\d.]+ % to find a rise of 1 %\n/);
    expect(await planned(...baseline, '--units', '9000000', '--relative-effect', '50%')).toContain(
      'more than 99.9 % to find a rise of 50 %\n',
    );
  });

  it('says of whom its own days are, when that is known, and of a finite cohort only what counts', async () => {
    const units = ['--rules', folder, '--units', '20000', '--relative-effect', '10%'];
    const revenue = await planned(...baseline, ...units);
    expect(revenue).toContain('\nin its own 186 days, of those who enrol in them\n');
    expect(revenue).toMatch(
      /known +once the window of whoever comes last \(2 months\) and late usage \(35 days\) are over\n/,
    );
    expect(revenue).not.toContain('finite');
    const retention = await plannedOf(await judgedBy('retention'), '--baseline-rate', '0.2', ...units);
    expect(retention).toMatch(/known +once the window of whoever comes last \(2 months\) is over\n/);
    expect(retention).not.toContain('late usage');
    expect(retention).toMatch(/cohort +finite, which makes the interval 0\.0[1-9] % narrower\n/);
  });

  it('lets stages last until the windows let the next one begin', async () => {
    const loose = join(await mkdtemp(join(tmpdir(), 'ratebook-')), 'team-dearer.yaml');
    const text = await readFile(file, 'utf8');
    // From the first of July to the first of January, 184 days, where 31 were asked for; and so on.
    await writeFile(loose, text.replace('"* 9-16 * * 1-5"', '"* * 1 1,7 *"'));
    const flags = ['--relative-effect', '30%', '--units', '20000'];
    const ran = await plannedOf(loose, '--rules', folder, '--json', ...baseline, ...flags);
    const waits = JSON.parse(ran) as Planned;
    const goes = await inJson(...flags);
    expect(waits.own?.days).toBeCloseTo(184 + 182 + 184, 0);
    expect(goes.own?.days).toBeCloseTo(31 + 62 + 93, 0);
    const longer =
      Number(waits.needed?.duration?.enrolmentDays) - Number(goes.needed?.duration?.enrolmentDays);
    expect(longer).toBeGreaterThan(184 - 31);
  });

  it('gives the reason where nothing can be told', async () => {
    const share = ['--rules', folder, '--json', '--baseline-rate', '0.2', '--units', '3'];
    const retention = await plannedOf(await judgedBy('retention'), ...share, '--relative-effect', '500%');
    const { needed, own } = JSON.parse(retention) as Planned;
    expect(needed).toEqual({
      error: { code: 'analysis.effect-unreachable', message: 'a share with this rise is above 1' },
    });
    expect(own?.detectable).toMatchObject({ error: { code: 'analysis.too-few-units' } });
    expect(own?.power).toMatchObject({ error: { code: 'analysis.effect-unreachable' } });
    const few = await inJson('--units', '2000', '--relative-effect', '30%');
    expect(few.needed?.duration?.error?.message).toContain('950 units enrol within ten years');
  });

  it('says in words what payers a price may lose, and what a price has to win', async () => {
    const reference = async (lines: readonly object[]): Promise<string> => {
      const path = join(await mkdtemp(join(tmpdir(), 'ratebook-')), 'reference.ndjson');
      await writeFile(path, lines.map((line) => JSON.stringify(line)).join('\n'));
      return planned(...baseline, '--units', '900', '--reference', path);
    };
    const paying = (control: string, dearer: string, count = 30) =>
      Array.from({ length: count }, (_, n) => ({ bills: { control, dearer }, usage: String(n) }));
    const more = await reference(paying('10.00', '12.50'));
    expect(more).toContain(
      'retention of dearer may fall by at most 20.0 % before revenue per assigned unit falls: 30 paying units bring in 12.50 on average, 10.00 under the control',
    );
    expect(more).toContain('  tenth 10 by usage  10.00  12.50');
    expect(await reference(paying('12.00', '10.00'))).toContain(
      'retention of dearer has to be proven to rise by 20.0 %, or revenue per assigned unit falls',
    );
    expect(await reference(paying('1', '2', 29))).toContain(
      'retention of dearer: the reference has 29 paying units',
    );
    const path = join(await mkdtemp(join(tmpdir(), 'ratebook-')), 'bad.ndjson');
    await writeFile(path, '{"bills":{"control":"1"}}');
    const bad = await ratebook([
      ...['experiment', 'plan', file, ...baseline, '--units', '9', '--reference', path],
    ]);
    expect(bad.code).toBe(2);
    expect(bad.stderr).toContain('bad.ndjson:1: `bills` has no amount for `dearer`');
  });

  it.each([
    [[file, '--units', '9'], 'a plan begins with what the control does today'],
    [[file, '--baseline-mean', '9', '--units', '9'], 'write --baseline-mean and --baseline-deviation'],
    [
      [file, '--baseline-mean', '0', '--baseline-deviation', '1', '--units', '9'],
      '--baseline-mean `0` is not an amount other than 0',
    ],
    [
      [file, '--baseline-mean', '9', '--baseline-deviation', '9'],
      'a plan needs to know how many units there are',
    ],
    [
      [file, '--baseline-mean', '9', '--baseline-deviation', '9', '--relative-effect', '5'],
      '`5` is no rise in percent',
    ],
  ])('could not run %j', async (args, message) => {
    const { code, stdout, stderr } = await ratebook(['experiment', 'plan', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
