import { describe, expect, it } from '@jest/globals';
import { parseExactJson } from './exact-json.js';

describe('parseExactJson', () => {
  it('keeps every digit of a number as it was written', () => {
    expect(parseExactJson('{"a":0.10,"b":9007199254740993,"c":[1e3,-0.5,"x 1"],"d":true}')).toEqual({
      a: '0.10',
      b: '9007199254740993',
      c: ['1e3', '-0.5', 'x 1'],
      d: true,
    });
  });

  it('leaves digits inside texts alone, escapes and all', () => {
    expect(parseExactJson(String.raw`{"a 1":"say \"12\", \\ 3"}`)).toEqual({ 'a 1': 'say "12", \\ 3' });
  });

  it('refuses a key given twice, also when one is spelled with an escape', () => {
    expect(() => parseExactJson('{"mtu":1,"mtu":2}')).toThrow('key `mtu` is given twice');
    expect(() => parseExactJson(String.raw`{"mtu":1,"mt\u0075":2}`)).toThrow('twice');
    expect(parseExactJson('[{"mtu":1},{"mtu":2}]')).toEqual([{ mtu: '1' }, { mtu: '2' }]);
  });

  it('refuses what is not JSON', () => {
    for (const text of ['', '{', '{"a":NaN}', '{"a":01}', '{"a":1}x', '1 2', "{'a':1}"]) {
      expect(() => parseExactJson(text)).toThrow(SyntaxError);
    }
  });

  it('gives `__proto__` as a key like any other', () => {
    expect(Object.keys(parseExactJson('{"__proto__":{"x":1}}') as object)).toEqual(['__proto__']);
  });
});
