import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { instant } from '#calendar';
import { addsUp, assembleQuote, type DefinedVersion, ENGINE_VERSION, type Quote, readQuoteInputs } from '#quote';
import { readRulebook } from '#rulebook';

const FOLDER = import.meta.dirname;
const RULES = join(FOLDER, '..', '..', '..', 'rules');

interface Recorded {
  readonly name: string;
  readonly engineVersion: string;
  readonly hash: string;
  readonly inputs: {
    readonly package: string;
    readonly version: number;
    readonly versions: Readonly<Record<string, string>>;
    readonly at: string;
    readonly inputs: Parameters<typeof readQuoteInputs>[0];
  };
  readonly document: string;
}

const RECORDED = readFileSync(join(FOLDER, 'corpus.ndjson'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);

const files = readdirSync(RULES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: path.slice(RULES.length + 1), bytes: readFileSync(path) }));
const { packages, definitions } = readRulebook(files);

/** The published version of this number, which is the one with this hash: it never changes. */
function versionOf(key: string, number: number, hash: string | undefined): DefinedVersion {
  const version = packages.get(key)?.find((one) => one.version.version === number)?.version;
  if (version === undefined) throw new Error(`there is no ${key}@${number}`);
  expect([key, number, version.contentHash]).toEqual([key, number, hash]);
  return { version, definitions };
}

describe('the corpus of kept quotes', () => {
  it('is large, and holds every charge model and periods that changes cut', () => {
    expect(RECORDED.length).toBeGreaterThanOrEqual(200);
    expect(new Set(RECORDED.map(({ name }) => name)).size).toBe(RECORDED.length);
    const quotes = RECORDED.map(({ document }) => JSON.parse(document) as Quote);
    const models = new Set(quotes.flatMap(({ lines }) => lines.map(({ model }) => model)));
    expect([...models].sort()).toEqual([
      'flat',
      'graduated',
      'graduatedPercentage',
      'package',
      'percentage',
      'unit',
      'volume',
    ]);
    expect(RECORDED.filter(({ inputs }) => inputs.inputs.segments !== undefined).length).toBeGreaterThan(50);
  });

  it.each(RECORDED.map((recorded) => [recorded.name, recorded] as const))(
    '%s',
    async (_name, { engineVersion, hash, inputs, document }) => {
      expect(createHash('sha256').update(document).digest('hex')).toBe(hash);
      expect(engineVersion).toBe(ENGINE_VERSION);
      const { package: key, version, versions, at, inputs: asked } = inputs;
      const known = new Map(
        Object.entries(versions).map(([number, own]) => [Number(number), versionOf(key, Number(number), own)]),
      );
      const read = readQuoteInputs(asked, {
        ...versionOf(key, version, versions[version]),
        at: instant(at),
        versions: known,
      });
      const quoted = read.ok ? await assembleQuote(read.value) : read;
      expect(quoted.ok ? quoted.bytes : quoted.faults).toBe(document);
      expect(addsUp(JSON.parse(document) as Quote)).toBe(true);
    },
  );
});
