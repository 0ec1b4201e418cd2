import * as z from 'zod';
import { instantText } from '../scalars.js';
import { pageOf, pageQuery } from './page.js';

const seq = z.string().regex(/^[1-9][0-9]{0,18}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const filter = z.string().min(1).max(200);

export const auditQuery = pageQuery.extend({
  subject: filter.optional().describe('What was changed: `team@4`, the id of a workspace or a key'),
  action: filter.optional().describe('What was done: `package.published`, `key.revoked`'),
  holder: filter.optional().describe('Who did it'),
  from: instantText.optional(),
  to: instantText.optional().describe('Rows before this instant'),
});
export type AuditQuery = z.infer<typeof auditQuery>;

export const auditEntry = z
  .strictObject({
    seq,
    at: instantText,
    holder: z.string(),
    keyId: z.string(),
    action: z.string(),
    subject: z.string(),
    reason: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
    previousHash: hash,
    hash,
  })
  .meta({
    id: 'AuditEntry',
    examples: [
      {
        seq: '2',
        at: '2027-01-01T00:00:00Z',
        holder: 'ada',
        keyId: 'Ab12Cd34',
        action: 'key.revoked',
        subject: 'Ef56Gh78',
        reason: null,
        detail: { holder: 'billing' },
        previousHash: '0'.repeat(64),
        hash: 'a'.repeat(64),
      },
    ],
  });
export type AuditEntryDocument = z.infer<typeof auditEntry>;
export const auditPage = pageOf(auditEntry, 'AuditPage');

const SIGNATURE = /^ed25519:[A-Za-z0-9_-]{43}:[A-Za-z0-9_-]{86}$/;
const exampleCheckpoint = {
  seq: '2',
  hash: 'a'.repeat(64),
  at: '2027-01-01T00:05:00Z',
  signature: `ed25519:kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k:${'A'.repeat(86)}`,
};

export const auditCheckpoint = z
  .strictObject({
    seq: seq.describe('The last row of the chain when it was signed'),
    hash,
    at: instantText,
    signature: z
      .string()
      .regex(SIGNATURE)
      .describe(
        '`ed25519:<kid>:<signature>` over the lines `ratebook audit checkpoint v1`, seq, hash and at, each ended by a line feed',
      ),
  })
  .meta({
    id: 'AuditCheckpoint',
    description: 'What the end of the chain was, signed: keep some of them elsewhere',
    examples: [exampleCheckpoint],
  });
export type AuditCheckpointDocument = z.infer<typeof auditCheckpoint>;
export const checkpointPage = pageOf(auditCheckpoint, 'AuditCheckpointPage');

export const verifyAuditRequest = z
  .strictObject({
    checkpoint: auditCheckpoint
      .optional()
      .describe('One that was kept elsewhere: whoever can cut off rows here can delete checkpoints here'),
  })
  .meta({ id: 'VerifyAuditRequest', examples: [{}] });
export type VerifyAuditRequest = z.infer<typeof verifyAuditRequest>;

export const verifyAuditReply = z
  .strictObject({
    ok: z.boolean(),
    rows: z.string().describe('How many rows are in order, from the first one on'),
    checkedFrom: z.string(),
    checkedTo: z.string(),
    checkpoint: auditCheckpoint.nullable().describe('The last signed one that the chain was held against'),
    firstBad: z
      .strictObject({
        seq: z.string(),
        kind: z.enum([
          'edited',
          'missing',
          'inserted',
          'reordered',
          'rewritten',
          'truncated',
          'checkpoint',
          'quotes',
        ]),
        message: z.string(),
      })
      .optional(),
  })
  .meta({
    id: 'VerifyAuditReply',
    examples: [
      {
        ok: false,
        rows: '6',
        checkedFrom: '1',
        checkedTo: '6',
        checkpoint: null,
        firstBad: { seq: '7', kind: 'edited', message: 'row 7 is not what its hash was made of' },
      },
    ],
  });
export type VerifyAuditReply = z.infer<typeof verifyAuditReply>;
