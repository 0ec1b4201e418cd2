import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BundleDocument } from '#analysis';
import { generateKeyPair } from '#signing';
import { type Ended, ensureBuilt, ratebook } from '../../../../test/built-cli.js';
import { signedBy } from '../bundle/testing/signed-by.js';
import { exampleBundle } from '../report/testing/example-experiment.js';

jest.setTimeout(60_000);

const pair = generateKeyPair();
const bundle = exampleBundle();

describe('ratebook analyse of a bundle', () => {
  beforeAll(ensureBuilt, 180_000);

  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratebook-bundle-'));
  });
  const written = async (name: string, value: unknown): Promise<string> => {
    await writeFile(join(folder, name), JSON.stringify(value, null, 2));
    return join(folder, name);
  };
  const analysed = (of: BundleDocument, ...flags: readonly string[]): Promise<Ended> =>
    ratebook(['analyse', ...flags], { stdin: JSON.stringify(signedBy(pair, of)) });

  it('checks the signature, computes every figure again, and says what came of it', async () => {
    const file = await written('good.json', signedBy(pair, bundle));
    const { code, stdout, stderr } = await ratebook(['analyse', file]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^team-dearer {2}ship dearer\n/);
    expect(stdout).toContain(`signature good by key ${pair.kid}, which the file itself carries`);
    expect(stdout).toMatch(/\n\d+ figures recomputed, all equal\n$/);
  });

  it('says it as JSON', async () => {
    const { code, stdout } = await analysed(bundle, '--json');
    expect(code).toBe(0);
    const said = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
    expect(said).toMatchObject({
      experiment: 'team-dearer',
      signature: { kid: pair.kid, isValid: true },
      recomputed: { differences: [] },
    });
    expect(said['results']).toEqual(JSON.parse(JSON.stringify(bundle.results)));
  });

  it('ends with 1 when a figure is not what the sums come to, and prints what they do', async () => {
    const { primary } = bundle.results;
    const flattered = {
      ...bundle,
      results: { ...bundle.results, primary: { ...primary, variants: primary.variants.slice(1) } },
    };
    const { code, stdout } = await analysed(flattered);
    expect(code).toBe(1);
    expect(stdout).toContain('ship dearer');
    expect(stdout).toMatch(/figures recomputed, 10 places unlike the file, which release 0\.1\.0 made\n/);
    expect(stdout).toContain('/primary/variants/0/variant  file: "dearest"  recomputed: "dearer"');
    const json = await analysed(flattered, '--json');
    expect(json.code).toBe(1);
    expect(json.stdout).toContain('{"pointer":"/primary/variants/1","recomputed":');
  });

  it('ends with 1 when somebody has edited it, or signed it with a key of their own', async () => {
    const signed = signedBy(pair, bundle);
    const edited = await written('edited.json', {
      ...signed,
      bundle: { ...bundle, experiment: { ...bundle.experiment, startedBy: 'eve' } },
    });
    const wrong = await ratebook(['analyse', edited]);
    expect(wrong.code).toBe(1);
    expect(wrong.stdout).toContain('signature WRONG');
    const jwk = { ...pair.publicKey, kid: pair.kid, use: 'sig', alg: 'EdDSA' };
    const keys = await written('keys.json', { keys: [{ kty: 'RSA', n: 'x', kid: 'old' }, jwk] });
    const good = await analysed(bundle, '--keys', keys);
    expect(good.code).toBe(0);
    expect(good.stdout).toContain('which the service publishes');
    const forged = await written('forged.json', signedBy(generateKeyPair(), bundle));
    const unknown = await ratebook(['analyse', forged, '--keys', keys]);
    expect(unknown.code).toBe(1);
    expect(unknown.stdout).toContain('made by a key that the service does not publish');
  });

  it('writes a report that can be handed on', async () => {
    const report = join(folder, 'a/report');
    const { code, stderr } = await analysed(bundle, '--report', report);
    expect(code).toBe(0);
    expect(stderr).toContain(join(report, 'report.md'));
    expect(await readFile(join(report, 'report.md'), 'utf8')).toMatch(/^# team-dearer: ship dearer\n/);
    for (const picture of ['forest', 'over-time', 'waterfall'])
      expect(await readFile(join(report, `${picture}.svg`), 'utf8')).toMatch(/^<svg /);
  });

  it('ends with 2 when it cannot be read, or flags have no bundle', async () => {
    const signed = signedBy(pair, bundle);
    const cases: readonly (readonly [stdin: string, flags: readonly string[], code: string])[] = [
      ['{"bundle":{}', [], 'bundle.not-json'],
      [
        JSON.stringify({ ...signed, bundle: { ...bundle, schema: 'ratebook/bundle-v2' } }),
        [],
        'bundle.invalid',
      ],
      ['{"kind":"adjust"}', ['--report', folder], 'flag.needs-bundle'],
      [JSON.stringify(signed), ['--keys', await written('none.json', [])], 'keys.unreadable'],
      [JSON.stringify(signed), ['--report', join(await written('taken', 1), 'below')], 'report.unwritable'],
    ];
    for (const [stdin, flags, expected] of cases) {
      const { code, stdout } = await ratebook(['analyse', '--json', ...flags], { stdin });
      const said = stdout
        .split('\n')
        .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as { error?: { code: string } }]));
      expect({ code, error: said.at(-1)?.error?.code }).toEqual({ code: 2, error: expected });
    }
  });

  it('ends with 2 where there is nothing of which all could be well', async () => {
    const signed = signedBy(pair, bundle);
    const [compact, pretty] = [JSON.stringify(bundle), JSON.stringify(bundle, null, 2)];
    const good = '{"kind":"adjust","method":"holm","pValues":[0.01]}';
    const cases: readonly (readonly [stdin: string | Buffer, code: string, answers: number])[] = [
      ['', 'requests.none', 0],
      ['\n \r\n', 'requests.none', 0],
      // What stands in a bundle, without its signature, on one line and on many.
      [compact, 'bundle.incomplete', 0],
      [pretty, 'bundle.incomplete', 0],
      [JSON.stringify(bundle.snapshot), 'bundle.incomplete', 0],
      // A bundle that was cut: nowhere, at its first key, within.
      ['{', 'bundle.incomplete', 1],
      ['\uFEFF{\n  "bund', 'bundle.incomplete', 2],
      [JSON.stringify(signed).slice(0, 5_000), 'bundle.not-json', 0],
      [compact.slice(0, 5_000), 'bundle.incomplete', 1],
      [pretty.slice(0, 5_000), 'bundle.incomplete', 0],
      [`{"results":${'['.repeat(5_000_000)}`, 'bundle.incomplete', 1],
      // No line could be a request.
      ['<html>\n</html>', 'requests.not-json', 2],
      ['[\n  1\n]', 'requests.not-json', 3],
      [Buffer.from([0x1f, 0x8b, 0xff]), 'requests.not-json', 1],
    ];
    for (const [stdin, code, answers] of cases) {
      const { code: exit, stdout, stderr } = await ratebook(['analyse', '--json'], { stdin });
      const said = stdout.trimEnd().split('\n');
      const last = JSON.parse(said.at(-1) ?? '') as { error?: { code: string } };
      const of = stdin.toString('utf8').slice(0, 40);
      expect({ of, exit, code: last.error?.code, answers: said.length - 1 }).toEqual({
        of,
        exit: 2,
        code,
        answers,
      });
      expect(stderr).toMatch(/^error: /);
    }
    // One line that could be one is answered, and so are all the others.
    for (const stdin of [`{\n${good}`, `<html>\n${good}`, '{}\n{', '{"experiment":"team-dearer"}'])
      expect((await ratebook(['analyse'], { stdin })).code).toBe(0);
  });
});
