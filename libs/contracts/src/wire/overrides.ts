import * as z from 'zod';
import { instantText, keyText } from '../scalars.js';

export const putOverrideRequest = z
  .strictObject({
    variant: keyText,
    reason: z.string().min(1).max(2_000),
    expiresAt: instantText,
  })
  .meta({
    id: 'PutOverrideRequest',
    examples: [{ variant: 'control', reason: 'promised on the phone', expiresAt: '2027-06-01T00:00:00Z' }],
  });
export type PutOverrideRequest = z.infer<typeof putOverrideRequest>;

export const overrideReply = z
  .strictObject({
    experiment: keyText,
    workspace: z.string(),
    variant: keyText,
    reason: z.string(),
    author: z.string(),
    from: instantText.describe('It decides prices whose period begins from then on'),
    expiresAt: instantText.describe('The assignment applies again to periods that begin from then on'),
  })
  .meta({
    id: 'ExperimentOverride',
    examples: [
      {
        experiment: 'example-rate',
        workspace: 'acme',
        variant: 'control',
        reason: 'promised on the phone',
        author: 'bootstrap',
        from: '2026-11-23T12:00:00Z',
        expiresAt: '2027-06-01T00:00:00Z',
      },
    ],
  });
export type OverrideReply = z.infer<typeof overrideReply>;
