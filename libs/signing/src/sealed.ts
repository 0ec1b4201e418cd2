import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** AES-256-GCM under a key that HKDF derives from the operator's secret for this one use. */
const CIPHER = 'aes-256-gcm';
const PURPOSE = 'ratebook signing key';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Bytes as they are kept: `sealed:…` when there is a secret, else `open:…`. `name` is bound into the seal, so that
 * sealed bytes cannot be moved to another row.
 */
export function seal(bytes: Uint8Array, name: string, secret: string | undefined): string {
  if (secret === undefined) return `open:${Buffer.from(bytes).toString('base64url')}`;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(secret), iv, { authTagLength: TAG_BYTES }).setAAD(
    Buffer.from(name),
  );
  const sealed = Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  return `sealed:${sealed.toString('base64url')}`;
}

/** Undefined when the secret is not the one that the bytes were sealed with, or somebody changed them. */
export function unseal(text: string, name: string, secret: string | undefined): Uint8Array | undefined {
  const [form, encoded = ''] = text.split(':');
  const bytes = Buffer.from(encoded, 'base64url');
  if (form === 'open') return bytes;
  if (form !== 'sealed' || secret === undefined) return undefined;
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(secret), bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}

export const isSealed = (text: string): boolean => text.startsWith('sealed:');

function keyOf(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', PURPOSE, 32));
}
