import { instantText } from '#calendar';
import type { PackageVersionEntity } from '../entities/package-version.entity.js';
import type { StoredVersion, VersionSummary } from '../records.js';
import { fromDbInstant } from './instants.js';
import type { Row } from './row.js';

export type SummaryRow = Omit<PackageVersionEntity, 'source' | 'sourcePath' | 'document' | 'previousNumber'>;

export function fromDbSummary(row: SummaryRow): VersionSummary {
  return {
    packageKey: row.packageKey,
    number: row.number,
    contentHash: row.hash,
    ...(row.title === null ? {} : { title: row.title }),
    currency: row.currency,
    interval: row.interval,
    ...(row.effectiveFrom === null ? {} : { effectiveFrom: fromDbInstant(row.effectiveFrom) }),
    publishedAt: fromDbInstant(row.publishedAt),
    publishedBy: row.publishedBy,
    definitionSet: row.definitionSet,
    ...(row.approvedBy === null ? {} : { approvedBy: row.approvedBy }),
    ...(row.breakGlass === null ? {} : { breakGlass: row.breakGlass }),
    ...(row.retiredAt === null ? {} : { retiredAt: fromDbInstant(row.retiredAt) }),
    ...(row.retiredBy === null ? {} : { retiredBy: row.retiredBy }),
    ...(row.retiredReason === null ? {} : { retiredReason: row.retiredReason }),
  };
}

export function fromDbVersion(row: PackageVersionEntity): StoredVersion {
  return {
    ...fromDbSummary(row),
    source: row.source,
    sourcePath: row.sourcePath,
    document: row.document,
    ...(row.previousNumber === null ? {} : { previousNumber: row.previousNumber }),
  };
}

export function toDbVersion(version: StoredVersion): Row<PackageVersionEntity> {
  return {
    packageKey: version.packageKey,
    number: version.number,
    hash: version.contentHash,
    title: version.title ?? null,
    currency: version.currency,
    interval: version.interval,
    source: Buffer.from(version.source),
    sourcePath: version.sourcePath,
    document: version.document,
    definitionSet: version.definitionSet,
    previousNumber: version.previousNumber ?? null,
    effectiveFrom: version.effectiveFrom === undefined ? null : instantText(version.effectiveFrom),
    publishedAt: instantText(version.publishedAt),
    publishedBy: version.publishedBy,
    approvedBy: version.approvedBy ?? null,
    breakGlass: version.breakGlass ?? null,
    retiredAt: version.retiredAt === undefined ? null : instantText(version.retiredAt),
    retiredBy: version.retiredBy ?? null,
    retiredReason: version.retiredReason ?? null,
  };
}
