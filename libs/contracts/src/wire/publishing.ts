import * as z from 'zod';
import { instantText } from '../scalars.js';
import { diagnosticReply } from './diagnostics.js';
import { EXAMPLE_HASH, EXAMPLE_PROMOTION, EXAMPLE_SOURCE, EXAMPLE_VERSION } from './example-version.js';
import { versionReply } from './packages.js';
import { definitionFiles, pathText, sourceText, versionNumber } from './rule-file-text.js';

const hashText = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the canonical document');
const reasonText = z.string().max(2_000);
const supersedes = z
  .array(versionNumber)
  .max(100)
  .optional()
  .describe('Versions whose scheduled day this takes, which the caller knows');

export const checkRequest = z
  .strictObject({
    source: sourceText.describe('The rule file as text'),
    definitions: definitionFiles.optional(),
    path: pathText.optional(),
  })
  .meta({ id: 'CheckRequest', examples: [{ source: EXAMPLE_SOURCE }] });
export type CheckRequest = z.infer<typeof checkRequest>;

export const checkReply = z
  .strictObject({
    sound: z.boolean().describe('Whether it could be published: no diagnostic is an error'),
    contentHash: hashText.nullable(),
    diagnostics: z.array(diagnosticReply),
  })
  .meta({ id: 'CheckReply', examples: [{ sound: true, contentHash: EXAMPLE_HASH, diagnostics: [] }] });

export const putVersionRequest = checkRequest
  .extend({
    begins: z.boolean().optional().describe('The history of the package begins with this number, elsewhere'),
  })
  .meta({
    id: 'PutVersionRequest',
    examples: [{ source: EXAMPLE_SOURCE, path: 'rules/packages/example/1.yaml' }],
  });
export type PutVersionRequest = z.infer<typeof putVersionRequest>;

export const submitRequest = z
  .strictObject({ contentHash: hashText.optional() })
  .meta({ id: 'SubmitVersionRequest', examples: [{}] });
export type SubmitRequest = z.infer<typeof submitRequest>;

export const withdrawRequest = z.strictObject({}).meta({ id: 'WithdrawVersionRequest', examples: [{}] });

export const decideRequest = z
  .strictObject({
    contentHash: hashText.describe('Of what was looked at'),
    definitionsHash: hashText.optional().describe('Of the definitions that were looked at'),
    from: instantText.optional().describe('The instant of the promotion that is decided about'),
    comment: reasonText.optional(),
  })
  .meta({
    id: 'DecideVersionRequest',
    examples: [{ contentHash: EXAMPLE_HASH, comment: 'as agreed in the pricing meeting' }],
  });
export type DecideRequest = z.infer<typeof decideRequest>;

export const publishRequest = z
  .strictObject({ contentHash: hashText.describe('Of what is meant to be published'), supersedes })
  .meta({ id: 'PublishVersionRequest', examples: [{ contentHash: EXAMPLE_HASH }] });
export type PublishRequest = z.infer<typeof publishRequest>;

export const breakGlassRequest = publishRequest
  .extend({ reason: reasonText.min(10).describe('Why nobody else could be asked; kept for ever') })
  .meta({
    id: 'BreakGlassRequest',
    examples: [
      { contentHash: EXAMPLE_HASH, reason: 'the price on the web page is wrong, and nobody else is here' },
    ],
  });
export type BreakGlassRequest = z.infer<typeof breakGlassRequest>;

export const promoteRequest = z
  .strictObject({
    from: instantText.describe('Current from then on; an instant that has passed means now'),
    contentHash: hashText.optional(),
    supersedes,
  })
  .meta({ id: 'PromoteVersionRequest', examples: [{ from: '2027-01-01T00:00:00Z' }] });
export type PromoteRequest = z.infer<typeof promoteRequest>;

export const promoteReply = z
  .strictObject({
    state: z.enum(['in-review', 'promoted']).describe('in-review: somebody else approves it, then ask again'),
    version: versionReply,
  })
  .meta({
    id: 'PromoteReply',
    examples: [{ state: 'in-review', version: { ...EXAMPLE_VERSION, promotions: [EXAMPLE_PROMOTION] } }],
  });

export const retireRequest = z
  .strictObject({ reason: reasonText.min(1), supersedes })
  .meta({ id: 'RetireVersionRequest', examples: [{ reason: 'replaced by version 2' }] });
export type RetireRequest = z.infer<typeof retireRequest>;

export const versionsQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^(?:[1-9][0-9]?|1[0-9]{2}|200)$/)
    .optional(),
  cursor: z.string().min(1).max(500).optional(),
  state: z.enum(['draft', 'in-review', 'published', 'retired']).optional(),
});
export type VersionsQuery = z.infer<typeof versionsQuery>;
