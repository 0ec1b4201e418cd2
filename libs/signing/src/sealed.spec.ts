import { describe, expect, it } from '@jest/globals';
import { isSealed, seal, unseal } from './sealed.js';

const bytes = Buffer.from('a private key');
const secret = 'a secret of the operator';

describe('bytes at rest', () => {
  it('are sealed by the secret, differently each time', () => {
    const sealed = seal(bytes, 'one', secret);
    expect(isSealed(sealed)).toBe(true);
    expect(sealed).not.toContain(bytes.toString('base64url'));
    expect(sealed).not.toBe(seal(bytes, 'one', secret));
    expect(unseal(sealed, 'one', secret)).toEqual(bytes);
  });

  it('open with their own secret and name alone, and never when they were changed', () => {
    const sealed = seal(bytes, 'one', secret);
    expect(unseal(sealed, 'one', 'another secret')).toBeUndefined();
    expect(unseal(sealed, 'one', undefined)).toBeUndefined();
    expect(unseal(sealed, 'two', secret)).toBeUndefined();
    const at = 'sealed:'.length;
    for (const place of [at, at + 20, at + 40])
      expect(
        unseal(
          sealed.slice(0, place) + (sealed[place] === 'A' ? 'B' : 'A') + sealed.slice(place + 1),
          'one',
          secret,
        ),
      ).toBeUndefined();
    expect(unseal('sealed:', 'one', secret)).toBeUndefined();
    expect(unseal('other:AAAA', 'one', secret)).toBeUndefined();
  });

  it('stay open without a secret, and can be read once there is one', () => {
    const open = seal(bytes, 'one', undefined);
    expect(isSealed(open)).toBe(false);
    expect(unseal(open, 'one', secret)).toEqual(bytes);
  });
});
