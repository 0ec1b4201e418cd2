import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { digestOf } from '#usecases';
import { canonicalJson } from './canonical-event.js';
import { readEvent } from './read-event.js';

const EVENT = {
  specversion: '1.0',
  id: 'e1',
  source: '/svc/a',
  type: 'api.call',
  subject: 'acme',
  time: '2026-11-01T00:00:00.123456789Z',
  data: { quantity: '1', nested: { b: [1, null], a: true } },
};

/** As it comes: what is undefined is not there. */
const parsed = (change: object): unknown => JSON.parse(JSON.stringify({ ...EVENT, ...change }));

const faultOf = (change: object) => {
  const read = readEvent(parsed(change));
  if (read.ok) throw new Error('it was taken');
  return [read.fault.code, read.fault.pointer];
};

describe('a CloudEvent', () => {
  it('is read with its time cut to microseconds and its bytes in canonical form', () => {
    const read = readEvent(EVENT);
    expect(read).toEqual({
      ok: true,
      event: {
        source: '/svc/a',
        id: 'e1',
        type: 'api.call',
        workspace: 'acme',
        time: 1_793_491_200_123_456n,
        data: EVENT.data,
        dataText: '{"nested":{"a":true,"b":[1,null]},"quantity":"1"}',
        bodyDigest: digestOf(String(canonicalize(EVENT))),
      },
    });
  });

  it('has the time that the service says when it has none, and lower case is RFC 3339 as well', () => {
    const read = readEvent(parsed({ time: undefined }));
    expect(read).toMatchObject({ ok: true });
    expect(read).not.toHaveProperty('event.time');
    const lower = readEvent({ ...EVENT, time: '2026-11-01t00:00:00z' });
    expect(lower.ok && lower.event.time).toBe(1_793_491_200_000_000n);
  });

  it('without data says that it happened, and one that corrects takes back', () => {
    const bare = { data: undefined };
    expect(readEvent(parsed(bare))).toMatchObject({ event: { data: {}, dataText: '{}' } });
    const back = readEvent(parsed({ ...bare, corrects: { source: '/svc/a', id: 'e0' } }));
    expect(back).toMatchObject({ event: { corrects: { source: '/svc/a', id: 'e0' } } });
    expect(back.ok && 'data' in back.event).toBe(false);
    const attributes = readEvent({ ...EVENT, correctssource: '/svc/a', correctsid: 'e0' });
    expect(attributes).toMatchObject({
      event: { corrects: { source: '/svc/a', id: 'e0' }, data: EVENT.data },
    });
  });

  it.each([
    [{ specversion: '0.3' }, 'event.specversion', '/specversion'],
    [{ id: undefined }, 'event.id', '/id'],
    [{ id: '' }, 'event.id', '/id'],
    [{ id: 5 }, 'event.id', '/id'],
    [{ id: 'x'.repeat(257) }, 'event.id', '/id'],
    [{ source: undefined }, 'event.source', '/source'],
    [{ type: '' }, 'event.type', '/type'],
    [{ subject: undefined }, 'event.subject', '/subject'],
    [{ subject: 'x'.repeat(129) }, 'event.subject', '/subject'],
    [{ data_base64: 'AAAA' }, 'event.data-base64-unsupported', '/data_base64'],
    [{ datacontenttype: 'text/xml' }, 'event.data-content-type', '/datacontenttype'],
    [{ data: [] }, 'event.data', '/data'],
    [{ data: 'text' }, 'event.data', '/data'],
    [{ time: '2026-03-29T02:30:00' }, 'event.time-zone-needed', '/time'],
    [{ time: '0000-01-01T00:00:00Z' }, 'event.time', '/time'],
    [{ time: 5 }, 'event.time', '/time'],
    [{ corrects: { source: '/a' } }, 'event.corrects', '/corrects'],
    [{ corrects: 'e0' }, 'event.corrects', '/corrects'],
    [{ data: { a: '\0' } }, 'text-unstorable', '/data'],
    [{ region: '\ud800' }, 'text-unstorable', '/region'],
    [{ data: { a: 'x'.repeat(65_536) } }, 'event.too-large', ''],
  ])('%j is refused', (change, code, pointer) => {
    expect(faultOf(change)).toEqual([code, pointer]);
  });

  it('is refused when it is nested too deep, however deep', () => {
    const data = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    const read = readEvent(
      JSON.parse(JSON.stringify({ ...EVENT, data: 0 }).replace('"data":0', `"data":${data}`)),
    );
    expect(read).toMatchObject({ ok: false, fault: { code: 'event.depth', pointer: '/data' } });
  });

  it.each([
    ['"data":{"seen":{"n":[1e400]}}', '/data'],
    ['"data":{"seen":-1e400}', '/data'],
    ['"region":1e999', '/region'],
  ])('with %s is refused: it could not be written down and read again', (member, pointer) => {
    const text = JSON.stringify({ ...EVENT, data: undefined }).replace(/}$/, `,${member}}`);
    expect(readEvent(JSON.parse(text))).toMatchObject({
      ok: false,
      fault: { code: 'event.number-out-of-range', pointer },
    });
  });

  it('says which one is meant when it is refused', () => {
    expect(readEvent({ ...EVENT, subject: 7 })).toMatchObject({ source: '/svc/a', id: 'e1' });
    expect([readEvent(null), readEvent([]), readEvent('x')]).toMatchObject(
      Array.from({ length: 3 }, () => ({ ok: false, fault: { code: 'event.shape' } })),
    );
  });
});

describe('the canonical form of an event', () => {
  it('is none of a number that no double can hold, where the library has none either', () => {
    for (const text of ['1e400', '[-1e400]', '{"a":{"b":1e309}}']) {
      const parsed = JSON.parse(text) as unknown;
      expect(() => canonicalize(parsed)).toThrow();
      expect(canonicalJson(parsed, 32)).toBeUndefined();
    }
  });

  it('is that of a library for RFC 8785', () => {
    const json = fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme' });
    fc.assert(
      fc.property(json, (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('\\u0000'));
        const parsed = JSON.parse(text) as unknown;
        expect(canonicalJson(parsed, 32)).toBe(canonicalize(parsed));
        expect(JSON.parse(canonicalJson(parsed, 32) ?? '')).toEqual(JSON.parse(canonicalize(parsed) ?? ''));
      }),
      { seed: 20261126, numRuns: 2_000 },
    );
  });
});
