import * as z from 'zod';
import { instantText, keyText } from '../scalars.js';
import { diagnosticReply } from './diagnostics.js';
import { EXAMPLE_HASH, EXAMPLE_PROMOTION, EXAMPLE_SOURCE, EXAMPLE_VERSION } from './example-version.js';
import { versionReply } from './packages.js';

const hashText = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the canonical document');
const versionNumber = z.int().min(1).max(999_999_999);
/** A rule file has at most 256 KiB; what is longer is refused with its diagnostic. */
const sourceText = z.string().max(1_000_000);
const pathText = z
  .string()
  .min(1)
  .max(300)
  .describe('Where the file stands, for diagnostics; `.json` is read as JSON');
const reasonText = z.string().max(2_000);
const supersedes = z
  .array(versionNumber)
  .max(100)
  .optional()
  .describe('Versions whose scheduled day this takes, which the caller knows');

const definitionFiles = z
  .strictObject({
    meters: sourceText.optional(),
    attributes: sourceText.optional(),
    features: sourceText.optional(),
  })
  .meta({
    id: 'DefinitionFiles',
    description: 'Text of meters.yaml, attributes.yaml, features.yaml; what is left out stays as published',
  });

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

export const planRequest = z
  .strictObject({
    files: z
      .array(z.strictObject({ path: pathText, source: sourceText }))
      .max(200)
      .optional()
      .describe('Version files as they would be published'),
    definitions: definitionFiles.optional(),
    drafts: z
      .array(z.strictObject({ package: keyText, version: versionNumber }))
      .max(200)
      .optional()
      .describe('Drafts that are here already'),
  })
  .meta({
    id: 'PlanRequest',
    description: 'What would be published: files, drafts, or both',
    examples: [{ files: [{ path: 'rules/packages/example/1.yaml', source: EXAMPLE_SOURCE }] }],
  });
export type PlanRequest = z.infer<typeof planRequest>;

const change = z
  .strictObject({
    kind: z.enum(['added', 'removed', 'changed', 'moved']),
    subject: z.enum(['version', 'charge', 'condition', 'rule', 'entitlement']),
    name: z.string(),
    field: z.string().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    sentence: z.string(),
  })
  .meta({ id: 'VersionChange' });

export const diffReply = z
  .strictObject({
    package: z.string(),
    version: z.int(),
    against: z.int().nullable().describe('Null: there is nothing to compare with, everything is new'),
    changes: z.array(change),
  })
  .meta({
    id: 'VersionDiff',
    examples: [
      {
        package: 'team',
        version: 4,
        against: 3,
        changes: [
          {
            kind: 'changed',
            subject: 'charge',
            name: 'platform',
            field: 'amount',
            from: '99.00',
            to: '120.00',
            sentence: 'charge `platform`: `amount` changes from 99.00 to 120.00',
          },
        ],
      },
    ],
  });

export const diffQuery = z.strictObject({
  against: z
    .string()
    .regex(/^[1-9][0-9]{0,8}$/)
    .optional()
    .describe('A version number; the version before it when left out'),
});
export type DiffQuery = z.infer<typeof diffQuery>;

const plannedVersion = z
  .strictObject({
    package: z.string(),
    version: z.int(),
    status: z.enum(['new', 'changed', 'unchanged', 'contradicts', 'invalid']),
    contentHash: z.string().nullable(),
    against: z.int().nullable(),
    changes: z.array(change),
    becomesCurrent: instantText.nullable().describe('Null: for nobody until it is promoted'),
    audience: z.string(),
    overtakes: z.array(z.strictObject({ version: z.int(), at: instantText })),
    subscriptions: z.array(z.strictObject({ version: z.int(), count: z.int() })),
    diagnostics: z.array(diagnosticReply),
  })
  .meta({ id: 'PlannedVersion' });

export const planReply = z
  .strictObject({
    versions: z.array(plannedVersion),
    money: z.null().describe('The effect on past usage'),
    moneyReason: z.string(),
    comment: z.string().describe('Markdown, to be read as a pull-request comment'),
  })
  .meta({
    id: 'Plan',
    examples: [
      {
        versions: [
          {
            package: 'example',
            version: 1,
            status: 'new',
            contentHash: EXAMPLE_HASH,
            against: null,
            changes: [
              {
                kind: 'added',
                subject: 'charge',
                name: 'fee',
                to: '{ amount: 20.00, key: fee, model: flat }',
                sentence: 'charge `fee` is added: { amount: 20.00, key: fee, model: flat }',
              },
            ],
            becomesCurrent: null,
            audience: 'nobody until it is promoted',
            overtakes: [],
            subscriptions: [],
            diagnostics: [],
          },
        ],
        money: null,
        moneyReason: 'usage is not metered by this service yet',
        comment:
          '## Prices\n\n### `example@1` is a new package\n\n- for nobody until it is promoted\n\n- charge `fee` is added: { amount: 20.00, key: fee, model: flat }\n\n_The effect on past usage is not computed yet._\n\n',
      },
    ],
  });
export type PlanReply = z.infer<typeof planReply>;
