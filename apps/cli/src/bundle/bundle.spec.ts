import { describe, expect, it } from '@jest/globals';
import type { SignedBundle } from '#analysis';
import { generateKeyPair } from '#signing';
import { exampleBundle } from '../report/testing/example-experiment.js';
import { checkSignature, isGood } from './check-signature.js';
import { differencesOf, figuresIn } from './differences.js';
import { readBundle } from './read-bundle.js';
import { sniffBundle } from './sniff-bundle.js';
import { signedBy } from './testing/signed-by.js';

const pair = generateKeyPair();
const signed = signedBy(pair, exampleBundle());

// eslint-disable-next-line @typescript-eslint/require-await -- chunks come as a stream has them
async function* inChunks(text: string | Buffer, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const all = async (chunks: AsyncIterable<Buffer>): Promise<string> => {
  const read: Buffer[] = [];
  for await (const chunk of chunks) read.push(chunk);
  return Buffer.concat(read).toString();
};

describe('a bundle among inputs', () => {
  it('is known by its first key, however it is laid out and cut up', async () => {
    const layouts = [
      JSON.stringify(signed),
      JSON.stringify(signed, null, 2),
      `\uFEFF\n\n  ${JSON.stringify({ signature: signed.signature, publicKey: signed.publicKey, bundle: signed.bundle }, null, '\t')}`,
      '{"publicKey" : 1',
    ];
    const requests = [
      '',
      '\n',
      '{',
      '{"id":1,"kind":"adjust"}\n{"bundle":1}',
      '[{"bundle":1}]',
      '{"bundled":1}',
      '"bundle"',
    ];
    for (const [texts, isBundle] of [
      [layouts, true],
      [requests, false],
    ] as const)
      for (const text of texts)
        for (const size of [3, 50_000]) {
          const sniffed = await sniffBundle(inChunks(text.slice(0, 100_000), size));
          expect({ text: text.slice(0, 40), is: sniffed.isBundle }).toEqual({
            text: text.slice(0, 40),
            is: isBundle,
          });
          expect(await all(sniffed.bytes)).toBe(text.slice(0, 100_000));
        }
  });

  it('lets no request wait for what comes after it', async () => {
    let asked = 0;
    async function* typed(): AsyncGenerator<Buffer> {
      for (;;) {
        asked += 1;
        yield await Promise.resolve(Buffer.from('{"kind":"adjust"}\n'));
      }
    }
    await sniffBundle(typed());
    expect(asked).toBe(1);
  });
});

describe('a bundle that is read', () => {
  const read = (value: unknown): Promise<SignedBundle> =>
    readBundle(inChunks(typeof value === 'string' ? value : JSON.stringify(value), 65_536), 'b.json');

  it('comes back as it was', async () => {
    expect(await read(JSON.stringify(signed, null, 2))).toEqual(JSON.parse(JSON.stringify(signed)));
  });

  it('is refused with the place of what no bundle has', async () => {
    const { bundle } = signed;
    const deep = `{"bundle":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const wrong: readonly (readonly [value: unknown, code: string, place?: string])[] = [
      ['{"bundle":', 'bundle.not-json'],
      [deep, 'bundle.invalid'],
      [JSON.stringify(signed).replace('{', '{"signature":"x",'), 'bundle.duplicate-key'],
      [{ ...signed, more: 1 }, 'bundle.invalid', ''],
      [{ ...signed, publicKey: { ...signed.publicKey, x: 'short' } }, 'bundle.invalid', '/publicKey/x'],
      [
        { ...signed, bundle: { ...bundle, plan: { ...bundle.plan, alpha: 0.5 } } },
        'bundle.invalid',
        '/bundle/plan/alpha',
      ],
      [
        { ...signed, bundle: { ...bundle, snapshot: { ...bundle.snapshot, experiment: 'another' } } },
        'bundle.invalid',
        '/bundle/snapshot/experiment',
      ],
      [
        {
          ...signed,
          bundle: {
            ...bundle,
            snapshot: {
              ...bundle.snapshot,
              metrics: bundle.snapshot.metrics.map((each) => ({ ...each, arms: each.arms.slice(1) })),
            },
          },
        },
        'bundle.invalid',
        '/bundle/snapshot/metrics/0/arms',
      ],
      [
        {
          ...signed,
          bundle: {
            ...bundle,
            snapshot: {
              ...bundle.snapshot,
              listed: [
                {
                  stratum: '',
                  block: 1,
                  arms: bundle.snapshot.arms.map(() => Array.from({ length: 5_001 }, () => '1')),
                },
              ],
            },
          },
        },
        'bundle.invalid',
        '/bundle/snapshot/listed',
      ],
      [JSON.stringify(signed).replace(/"sum":"[0-9.]+"/, '"sum":"1e9"'), 'bundle.invalid'],
      [JSON.stringify(signed).replace('"looks":[', '"__proto__":{},"looks":['), 'bundle.invalid', '/bundle'],
    ];
    for (const [value, code, place] of wrong)
      await expect(read(value)).rejects.toMatchObject({
        code,
        ...(place !== undefined && { faults: expect.arrayContaining([expect.objectContaining({ place })]) }),
      });
  });

  it('is refused above 64 MiB', async () => {
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    // eslint-disable-next-line @typescript-eslint/require-await -- chunks come as a stream has them
    async function* large(): AsyncGenerator<Buffer> {
      for (let count = 0; count < 65; count += 1) yield chunk;
    }
    await expect(readBundle(large(), 'b.json')).rejects.toMatchObject({ code: 'bundle.too-large' });
  });
});

describe('the signature of a bundle', () => {
  it('is good of what was signed, by the key that it names, and by nothing else', () => {
    const other = generateKeyPair();
    expect(checkSignature(signed)).toEqual({ kid: pair.kid, isValid: true });
    const edited = { ...signed, bundle: { ...signed.bundle, engineVersion: '0.1.1' } };
    const cases: readonly (readonly [SignedBundle, string])[] = [
      [edited, 'wrong-signature'],
      [{ ...signed, publicKey: other.publicKey }, 'another-key'],
      [{ ...signed, signature: 'ed25519:x:y' }, 'no-signature'],
      // The name of our key with the signature of another one.
      [
        { ...signedBy({ ...other, kid: pair.kid }, signed.bundle), publicKey: pair.publicKey },
        'wrong-signature',
      ],
    ];
    for (const [bundle, reason] of cases)
      expect(checkSignature(bundle)).toMatchObject({ isValid: false, reason });
  });

  it('is believed of published keys alone', () => {
    const { kid, publicKey } = pair;
    expect(isGood(checkSignature(signed, [{ kid, x: publicKey.x }]))).toBe(true);
    for (const keys of [[], [{ kid, x: 'another' }], [{ kid: 'another', x: publicKey.x }]]) {
      const check = checkSignature(signed, keys);
      expect(check).toMatchObject({ isValid: true, isPublished: false, reason: 'unknown-key' });
      expect(isGood(check)).toBe(false);
    }
  });
});

describe('differences', () => {
  it('are told by their places', () => {
    const recorded = { a: [1, 2, { 'x/y': '1' }], b: null, gone: 1, same: { c: 0 } };
    const recomputed = { a: [1, 3, { 'x/y': '2' }, 4], b: 0, same: { c: -0 }, more: { d: 1 } };
    expect(differencesOf(recorded, recomputed)).toEqual([
      { pointer: '/a/1', recorded: 2, recomputed: 3 },
      { pointer: '/a/2/x~1y', recorded: '1', recomputed: '2' },
      { pointer: '/a/3', recomputed: 4 },
      { pointer: '/b', recorded: null, recomputed: 0 },
      { pointer: '/more', recomputed: { d: 1 } },
      { pointer: '/gone', recorded: 1 },
    ]);
    expect(differencesOf([], {})).toEqual([{ pointer: '', recorded: [], recomputed: {} }]);
    expect(figuresIn({ a: [1, '2.50', null, 'text', true], b: { c: '-3' } })).toBe(4);
  });
});
