import * as z from 'zod';
import { decimalText, instantText, keyText } from '../scalars.js';

const EXAMPLE = {
  outcomes: [
    {
      id: 'helpdesk-81723',
      type: 'ticket',
      workspace: 'acme',
      occurredAt: '2026-11-20T09:30:00Z',
      value: '1',
    },
  ],
};

export const sendOutcomesRequest = z
  .strictObject({
    outcomes: z
      .array(
        z
          .strictObject({
            id: z.string().min(1).max(256).describe('The sender’s own name for it: it counts once for ever'),
            type: keyText.describe('What metrics.yaml names as `outcome` or `denominator`'),
            workspace: z.string().min(1).max(128),
            occurredAt: instantText,
            value: decimalText.optional().describe('What a mean or a ratio sums; 1 when left out'),
          })
          .meta({ id: 'Outcome' }),
      )
      .min(1)
      .max(1_000),
  })
  .meta({ id: 'SendOutcomesRequest', examples: [EXAMPLE] });
export type SendOutcomesRequest = z.infer<typeof sendOutcomesRequest>;

const count = z.int().min(0);
export const sendOutcomesReply = z
  .strictObject({
    accepted: count,
    duplicates: count.describe('Reported before, and counted then'),
    refused: z
      .array(
        z.strictObject({
          index: z.int().min(0).describe('Place in the batch, from 0'),
          status: z.enum(['conflict', 'rejected']),
          code: z.string(),
          message: z.string(),
          help: z.string(),
        }),
      )
      .describe('Nothing of these is kept; all others are'),
  })
  .meta({ id: 'OutcomesSent', examples: [{ accepted: 1, duplicates: 0, refused: [] }] });
export type SendOutcomesReply = z.infer<typeof sendOutcomesReply>;
