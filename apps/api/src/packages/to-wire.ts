import { type Instant, instantText } from '#calendar';
import type { PackageSummaryDocument, VersionReply, VersionSummaryDocument } from '#contracts';
import type { PackageSummary, StoredVersion, VersionSummary } from '#storage';

export function toPackage({
  key,
  title,
  latestVersion,
  currentVersion,
}: PackageSummary): PackageSummaryDocument {
  return {
    key,
    ...(title === undefined ? {} : { title }),
    latestVersion,
    currentVersion: currentVersion ?? null,
  };
}

export function toVersionSummary(version: VersionSummary): VersionSummaryDocument {
  return {
    package: version.packageKey,
    version: version.number,
    contentHash: version.contentHash,
    ...(version.title === undefined ? {} : { title: version.title }),
    currency: version.currency,
    interval: version.interval,
    effectiveFrom: textOrNull(version.effectiveFrom),
    publishedAt: instantText(version.publishedAt),
    publishedBy: version.publishedBy,
    retiredAt: textOrNull(version.retiredAt),
  };
}

export function toVersion(version: StoredVersion): VersionReply {
  return { ...toVersionSummary(version), document: JSON.parse(version.document) as Record<string, unknown> };
}

const textOrNull = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : instantText(instant);
