import * as z from 'zod';
import { instantText, plainText } from '../scalars.js';

const kid = z.string().describe('RFC 7638 thumbprint of the public key');

export const publishedKey = z
  .strictObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string().describe('The public key, base64url'),
    kid,
    use: z.literal('sig'),
    alg: z.literal('EdDSA'),
  })
  .meta({ id: 'PublishedKey' });
export type PublishedKey = z.infer<typeof publishedKey>;

export const publishedKeys = z.strictObject({ keys: z.array(publishedKey) }).meta({
  id: 'PublishedKeys',
  description: 'A JWK set: also a key that does not sign yet, and those that sign no more',
  examples: [
    {
      keys: [
        {
          kty: 'OKP',
          crv: 'Ed25519',
          x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
          kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
          use: 'sig',
          alg: 'EdDSA',
        },
      ],
    },
  ],
});

export const rotateSigningKeyRequest = z
  .strictObject({
    reason: plainText.min(1).describe('For the audit'),
    revoke: z.boolean().optional().describe('The key fell into other hands: it is believed no more, at once'),
  })
  .meta({ id: 'RotateSigningKeyRequest', examples: [{ reason: 'the yearly rotation' }] });
export type RotateSigningKeyRequest = z.infer<typeof rotateSigningKeyRequest>;

export const signingKeyReply = z.strictObject({ kid, createdAt: instantText, signsFrom: instantText }).meta({
  id: 'SigningKey',
  examples: [
    {
      kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
      createdAt: '2027-01-01T00:00:00Z',
      signsFrom: '2027-01-01T01:00:00Z',
    },
  ],
});
export type SigningKeyReply = z.infer<typeof signingKeyReply>;
