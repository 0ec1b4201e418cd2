import { describe, expect, it } from '@jest/globals';
import { definitionsHash, mergeDefinitions } from './merge-definitions.js';

const meters = (...entries: readonly object[]): string =>
  JSON.stringify({ schema: 'ratebook/meters-v1', meters: entries });
const keysOf = (text = '{}'): readonly unknown[] => {
  const { meters: list = [] } = JSON.parse(text) as { meters?: readonly { key: string }[] };
  return list.map(({ key }) => key);
};

describe('mergeDefinitions', () => {
  it('keeps what only one of both defines, and the order in which it stands', () => {
    const merged = mergeDefinitions(
      { meters: meters({ key: 'b' }, { key: 'a' }) },
      { meters: meters({ key: 'd' }, { key: 'c' }) },
    );
    expect(keysOf(merged.meters)).toEqual(['b', 'a', 'd', 'c']);
  });

  it('gives a key of both the meaning that lies over, in its old place', () => {
    const merged = mergeDefinitions(
      { meters: meters({ key: 'a', unit: 'old' }, { key: 'b' }) },
      { meters: meters({ key: 'a', unit: 'new' }) },
    );
    expect(JSON.parse(merged.meters ?? '')).toEqual({
      schema: 'ratebook/meters-v1',
      meters: [{ key: 'a', unit: 'new' }, { key: 'b' }],
    });
  });

  it('leaves a kind alone that only one of both has, byte for byte', () => {
    const written = ' { "meters": [] } ';
    expect(mergeDefinitions({ meters: written }, { features: '{}' })).toEqual({
      meters: written,
      features: '{}',
    });
    expect(mergeDefinitions({}, {})).toEqual({});
  });

  it('changes nothing by what is there already', () => {
    const base = mergeDefinitions(
      { meters: meters({ key: 'a' }) },
      { meters: meters({ key: 'b', unit: 'byte' }) },
    );
    const again = mergeDefinitions(base, { meters: meters({ unit: 'byte', key: 'b' }) });
    expect(definitionsHash(again)).toBe(definitionsHash(base));
  });
});

describe('definitionsHash', () => {
  it('is another one for an empty document than for none', () => {
    expect(definitionsHash({ meters: '{}' })).not.toBe(definitionsHash({}));
    expect(definitionsHash({ meters: '{}' })).not.toBe(definitionsHash({ features: '{}' }));
  });
});
