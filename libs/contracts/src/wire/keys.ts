import * as z from 'zod';
import { instantText } from '../scalars.js';
import { pageOf } from './page.js';
import { SCOPES } from './scopes.js';

const scopes = z.array(z.enum(SCOPES)).min(1).max(SCOPES.length);
const name = z
  .string()
  .regex(/^[^\p{Cc}]{1,100}$/u)
  .describe('What people tell the key apart by');
const holder = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}$/)
  .describe('Who holds it, a person or a program: `ada@example.com`, `billing`');
const workspace = z.string().min(1).max(128).describe('The one workspace that the key may see');

export const keyId = z.string().regex(/^[0-9A-Za-z]{4,32}$/);

export const createKeyRequest = z
  .strictObject({
    name,
    holder,
    scopes,
    workspace: workspace.optional(),
    expiresAt: instantText.optional().describe('The key works until then; for ever when left out'),
  })
  .meta({
    id: 'CreateKeyRequest',
    examples: [
      {
        name: 'billing, production',
        holder: 'billing',
        scopes: ['quotes:create', 'quotes:read'],
        expiresAt: '2027-06-01T00:00:00Z',
      },
    ],
  });
export type CreateKeyRequest = z.infer<typeof createKeyRequest>;

export const rotateKeyRequest = z
  .strictObject({
    overlapHours: z
      .int()
      .min(0)
      .max(168)
      .optional()
      .describe('So much longer the old key works at most: 24 hours when left out, a week at most'),
  })
  .meta({ id: 'RotateKeyRequest', examples: [{ overlapHours: 24 }] });
export type RotateKeyRequest = z.infer<typeof rotateKeyRequest>;

const example = {
  id: 'Ab12Cd34',
  name: 'billing, production',
  holder: 'billing',
  scopes: ['quotes:create', 'quotes:read'],
  workspace: null,
  state: 'active',
  createdAt: '2027-01-01T00:00:00Z',
  expiresAt: '2027-06-01T00:00:00Z',
  revokedAt: null,
  lastUsedAt: null,
};

export const keyReply = z
  .strictObject({
    id: z.string().describe('The part of the key that is no secret'),
    name: z.string().nullable(),
    holder: z.string(),
    scopes: z.array(z.string()),
    workspace: workspace.nullable(),
    state: z.enum(['active', 'expired', 'revoked']),
    createdAt: instantText,
    expiresAt: instantText.nullable(),
    revokedAt: instantText.nullable(),
    lastUsedAt: instantText.nullable().describe('To a minute or two; null while it was never used'),
  })
  .meta({ id: 'ApiKey', examples: [example] });
export type KeyReply = z.infer<typeof keyReply>;

export const madeKeyReply = keyReply
  .extend({
    key: z
      .string()
      .optional()
      .describe('The key itself, shown this once: a repeated request is answered without it'),
  })
  .meta({
    id: 'MadeKey',
    examples: [{ ...example, key: 'rbk_Ab12Cd34_…' }],
  });
export type MadeKeyReply = z.infer<typeof madeKeyReply>;

export const keyPage = pageOf(keyReply, 'KeyPage');

export const meReply = z
  .strictObject({
    keyId: z.string(),
    holder: z.string(),
    scopes: z.array(z.string()),
    workspace: workspace.nullable(),
  })
  .meta({
    id: 'Me',
    examples: [{ keyId: 'Ab12Cd34', holder: 'billing', scopes: ['quotes:create'], workspace: null }],
  });
export type MeReply = z.infer<typeof meReply>;
