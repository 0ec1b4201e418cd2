import * as z from 'zod';
import { instantText, keyText } from '../scalars.js';
import { diagnosticReply } from './diagnostics.js';
import { EXAMPLE_HASH, EXAMPLE_SOURCE } from './example-version.js';
import { definitionFiles, pathText, sourceText, versionNumber } from './rule-file-text.js';

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
        moneyReason: 'the effect on past usage is not computed yet',
        comment:
          '## Prices\n\n### `example@1` is a new package\n\n- for nobody until it is promoted\n\n- charge `fee` is added: { amount: 20.00, key: fee, model: flat }\n\n_The effect on past usage is not computed yet._\n\n',
      },
    ],
  });
export type PlanReply = z.infer<typeof planReply>;
