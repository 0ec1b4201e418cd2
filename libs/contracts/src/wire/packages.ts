import * as z from 'zod';
import { instantText } from '../scalars.js';
import { diagnosticReply } from './diagnostics.js';
import { EXAMPLE_SOURCE, EXAMPLE_SUMMARY, EXAMPLE_VERSION } from './example-version.js';
import { pageOf } from './page.js';

export const atQuery = z.strictObject({
  at: instantText.optional().describe('The instant to ask about; now when left out'),
});
export type AtQuery = z.infer<typeof atQuery>;

const versionNumber = z.int().min(1);

export const packageSummary = z
  .strictObject({
    key: z.string(),
    title: z.string().optional(),
    latestVersion: versionNumber,
    currentVersion: versionNumber.nullable().describe('The version that a new subscription gets now, if any'),
  })
  .meta({
    id: 'Package',
    examples: [{ key: 'team', title: 'Team', latestVersion: 4, currentVersion: 3 }],
  });
export type PackageSummaryDocument = z.infer<typeof packageSummary>;

export const versionState = z
  .enum(['draft', 'in-review', 'published', 'retired'])
  .meta({ id: 'PackageVersionState', description: 'docs/publishing.md says what may happen in each' });

export const versionSummary = z
  .strictObject({
    package: z.string(),
    version: versionNumber,
    contentHash: z.string().describe('SHA-256 of the canonical document: what an approval is bound to'),
    title: z.string().optional(),
    currency: z.string(),
    interval: z.string(),
    state: versionState,
    effectiveFrom: instantText.nullable().describe('Null: published, but current for nobody until promoted'),
    publishedAt: instantText.nullable().describe('Null until it is published'),
    publishedBy: z.string().nullable(),
    retiredAt: instantText.nullable(),
    definitionsHash: z.string().describe('Of the meters, attributes and features that it is read with'),
  })
  .meta({ id: 'PackageVersionSummary', examples: [EXAMPLE_SUMMARY] });
export type VersionSummaryDocument = z.infer<typeof versionSummary>;

const approval = z
  .strictObject({
    verdict: z.enum(['approve', 'reject']),
    holder: z.string(),
    at: instantText,
    comment: z.string().nullable(),
  })
  .meta({ id: 'VersionApproval' });

const promotion = z
  .strictObject({
    from: instantText,
    state: z.enum(['in-review', 'approved', 'rejected', 'promoted']),
    requestedBy: z.string(),
    requestedAt: instantText,
    decidedBy: z.string().nullable(),
    comment: z.string().nullable(),
    promotedBy: z.string().nullable(),
    promotedAt: instantText.nullable(),
  })
  .meta({ id: 'Promotion', description: 'Making a published version current from an instant on' });

export const versionReply = versionSummary
  .extend({
    document: z.record(z.string(), z.unknown()).describe('The rule file as data: all scalars are text'),
    revision: z.int().min(1).optional().describe('Of a draft: its ETag'),
    writtenBy: z.array(z.string()).optional().describe('Of a draft: everybody who wrote any of it'),
    submittedBy: z.string().nullable().optional(),
    approvals: z.array(approval).optional().describe('Of a draft: what was said about this submission'),
    approvedBy: z.string().nullable().optional(),
    breakGlass: z.string().nullable().optional().describe('Why it was published without an approval'),
    retiredBy: z.string().nullable().optional(),
    retiredReason: z.string().nullable().optional(),
    promotions: z.array(promotion).optional(),
    becomesCurrent: z
      .array(instantText)
      .optional()
      .describe('From these instants on, until another one does'),
    supersedes: z
      .array(versionNumber)
      .optional()
      .describe('Versions that were scheduled for an instant which this one took'),
    diagnostics: z.array(diagnosticReply).optional().describe('Warnings, when it was just judged'),
  })
  .meta({ id: 'PackageVersion', examples: [EXAMPLE_VERSION] });
export type VersionReply = z.infer<typeof versionReply>;

export const packagePage = pageOf(packageSummary, 'PackagePage');
export const versionPage = pageOf(versionSummary, 'PackageVersionPage');

export const sourceReply = z.string().meta({
  id: 'RuleFile',
  description: 'The file as it was written, byte for byte',
  examples: [EXAMPLE_SOURCE],
});
