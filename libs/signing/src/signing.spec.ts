import { describe, expect, it } from '@jest/globals';
import { generateKeyPair, keyPairOf, kidOf } from './key-pair.js';
import { isSignedBy, signBytes } from './sign.js';
import { readSignature, signatureText } from './signature-text.js';

const hex = (text: string): Uint8Array => Buffer.from(text, 'hex');
/** Test 2 of RFC 8032 section 7.1. */
const RFC_8032 = {
  seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
  publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  message: '72',
  signature:
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
};
const pkcs8 = (seed: string): Uint8Array => hex(`302e020100300506032b657004220420${seed}`);

describe('a signature', () => {
  it('is Ed25519 as RFC 8032 has it', () => {
    const pair = keyPairOf(pkcs8(RFC_8032.seed));
    expect(Buffer.from(pair.publicKey.x, 'base64url').toString('hex')).toBe(RFC_8032.publicKey);
    const signature = signBytes(pair.privateKey, hex(RFC_8032.message));
    expect(Buffer.from(signature).toString('hex')).toBe(RFC_8032.signature);
    expect(isSignedBy(pair.publicKey, hex(RFC_8032.message), signature)).toBe(true);
  });

  it('names its key by the thumbprint of RFC 7638, as RFC 8037 works it out', () => {
    const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
    expect(kidOf({ kty: 'OKP', crv: 'Ed25519', x })).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  it('holds for these bytes and this key alone', () => {
    const bytes = Buffer.from('team@4');
    const [pair, other] = [generateKeyPair(), generateKeyPair()];
    const signature = signBytes(pair.privateKey, bytes);
    expect(isSignedBy(pair.publicKey, bytes, signature)).toBe(true);
    expect(isSignedBy(pair.publicKey, Buffer.from('team@5'), signature)).toBe(false);
    expect(isSignedBy(other.publicKey, bytes, signature)).toBe(false);
    for (const wrong of [new Uint8Array(), new Uint8Array(64), signature.subarray(1)])
      expect(isSignedBy(pair.publicKey, bytes, wrong)).toBe(false);
    expect(isSignedBy({ ...pair.publicKey, x: 'none' }, bytes, signature)).toBe(false);
  });

  it('has one form as text', () => {
    const { kid, privateKey } = generateKeyPair();
    const signature = { kid, bytes: Buffer.from(signBytes(privateKey, Buffer.from('x'))) };
    const text = signatureText(signature);
    expect(text).toMatch(/^ed25519:[\w-]{43}:[\w-]{86}$/);
    expect(readSignature(text)).toEqual(signature);
    // 86 characters carry four bits more than 64 bytes have: of the sixteen last characters one is the right one.
    const others = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (last) => text.slice(0, -1) + last);
    for (const other of others.filter((changed) => changed !== text))
      expect(Buffer.from(readSignature(other)?.bytes ?? [])).not.toEqual(signature.bytes);
    for (const wrong of ['', text.slice(1), `${text}=`, text.replace('ed25519', 'rsa')])
      expect(readSignature(wrong)).toBeUndefined();
  });
});
