import { describe, expect, it } from '@jest/globals';
import { generateKey, presentedKey, secretDigest } from './api-key.js';

describe('an API key', () => {
  it('is `rbk_`, an id, a secret of 32 and a checksum of 6 characters, never the same twice', () => {
    const keys = Array.from({ length: 100 }, () => generateKey());
    for (const key of keys) expect(key).toMatch(/^rbk_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}$/);
    expect(new Set(keys).size).toBe(100);
  });

  it('is read back as its id and secret', () => {
    const key = generateKey();
    expect(presentedKey(key)).toEqual({ id: key.slice(4, 12), secret: key.slice(13, 45) });
  });

  it('shows a typo in any place', () => {
    const key = generateKey();
    for (let place = 4; place < key.length; place += 1) {
      if (place === 12) continue;
      const typo = key.slice(0, place) + (key[place] === 'x' ? 'y' : 'x') + key.slice(place + 1);
      expect(presentedKey(typo)).toBeUndefined();
    }
  });

  it('may be a text that the operator chose, of 16 to 200 visible characters', () => {
    const chosen = presentedKey('correct-horse-battery');
    expect(chosen).toMatchObject({ secret: 'correct-horse-battery' });
    expect(chosen?.id).toMatch(/^[0-9a-f]{24}$/);
    for (const text of [
      '',
      'short',
      'x'.repeat(201),
      'with a space in it',
      'nine\0teen characters',
      'é'.repeat(20),
    ])
      expect(presentedKey(text)).toBeUndefined();
  });

  it('is kept as the SHA-256 of its secret', () => {
    expect(Buffer.from(secretDigest('abc')).toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
