import * as z from 'zod';
import { instantText } from '../scalars.js';
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
  .meta({ id: 'Package' });
export type PackageSummaryDocument = z.infer<typeof packageSummary>;

export const versionSummary = z
  .strictObject({
    package: z.string(),
    version: versionNumber,
    contentHash: z.string().describe('SHA-256 of the canonical document: what an approval is bound to'),
    title: z.string().optional(),
    currency: z.string(),
    interval: z.string(),
    effectiveFrom: instantText.nullable().describe('Null: published, but current for nobody until promoted'),
    publishedAt: instantText,
    publishedBy: z.string(),
    retiredAt: instantText.nullable(),
  })
  .meta({ id: 'PackageVersionSummary' });
export type VersionSummaryDocument = z.infer<typeof versionSummary>;

export const versionReply = versionSummary
  .extend({
    document: z.record(z.string(), z.unknown()).describe('The rule file as data: all scalars are text'),
  })
  .meta({ id: 'PackageVersion' });
export type VersionReply = z.infer<typeof versionReply>;

export const packagePage = pageOf(packageSummary, 'PackagePage');
export const versionPage = pageOf(versionSummary, 'PackageVersionPage');
