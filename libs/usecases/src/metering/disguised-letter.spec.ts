import { describe, expect, it } from '@jest/globals';
import { disguisedLetter } from './disguised-letter.js';

describe('a letter in disguise', () => {
  it('is of another script than the word that it stands in', () => {
    expect(disguisedLetter('\u0430pi.call')).toBe('\u0430');
    expect(disguisedLetter('storage.byt\u0435s')).toBe('\u0435');
    expect(disguisedLetter('\u039fpened')).toBe('\u039f');
  });

  it('is none in a word of its own script, whichever that is', () => {
    for (const type of ['api.call', 'запрос.api', 'κλήση', '呼び出し', 'größe', 'com.example/v1', '5µs', ''])
      expect(disguisedLetter(type)).toBeUndefined();
  });
});
