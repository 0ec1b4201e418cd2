import { type Instant, instantText } from '#calendar';
import type { CurrentVersion, Effect } from '#catalog';
import { IsNull, MoreThan, Not } from 'typeorm';
import { PackageVersionEntity } from '../entities/package-version.entity.js';
import { fromDbInstant } from '../mappings/instants.js';
import { fromDbSummary, fromDbVersion, toDbVersion } from '../mappings/package-version.js';
import type { PackageSummary, StoredVersion, VersionSummary } from '../records.js';
import { currentVersion, type CurrentVersionRow } from '../statements/current-version.js';
import { listPackages, type PackageRow } from '../statements/list-packages.js';
import {
  type PublishedDocument,
  publishedDocuments,
  type SubscriptionCountRow,
  subscriptionsByVersion,
} from '../statements/published-documents.js';
import { catalogRevision, versionEffects, type VersionEffectRow } from '../statements/version-effects.js';
import { UnitOfWork } from '../unit-of-work.js';

const SUMMARY = {
  packageKey: true,
  number: true,
  hash: true,
  title: true,
  currency: true,
  interval: true,
  effectiveFrom: true,
  publishedAt: true,
  publishedBy: true,
  retiredAt: true,
  retiredBy: true,
  retiredReason: true,
  approvedBy: true,
  breakGlass: true,
  definitionSet: true,
} as const;

export class PackageVersionStore {
  constructor(private readonly work: UnitOfWork) {}

  async isEmpty(): Promise<boolean> {
    return !(await this.work.manager.exists(PackageVersionEntity));
  }

  async has(packageKey: string): Promise<boolean> {
    return await this.work.manager.existsBy(PackageVersionEntity, { packageKey });
  }

  async insert(version: StoredVersion): Promise<void> {
    await this.work.manager.insert(PackageVersionEntity, toDbVersion(version));
  }

  async find(packageKey: string, number: number): Promise<StoredVersion | undefined> {
    const row = await this.work.manager.findOneBy(PackageVersionEntity, { packageKey, number });
    return row === null ? undefined : fromDbVersion(row);
  }

  /** Versions after number `after`, oldest first; all, or only those that are retired or are not. */
  async list(
    packageKey: string,
    after: number,
    limit: number,
    isRetired?: boolean,
  ): Promise<readonly VersionSummary[]> {
    const rows = await this.work.manager.find(PackageVersionEntity, {
      select: SUMMARY,
      where: {
        packageKey,
        number: MoreThan(after),
        ...(isRetired === undefined ? {} : { retiredAt: isRetired ? Not(IsNull()) : IsNull() }),
      },
      order: { number: 'ASC' },
      take: limit,
    });
    return rows.map(fromDbSummary);
  }

  async currentAt(packageKey: string, at: Instant): Promise<CurrentVersion> {
    const rows = await this.work.manager.query<CurrentVersionRow[]>(currentVersion, [
      packageKey,
      instantText(at),
    ]);
    const [row] = rows;
    if (row === undefined) return { state: 'none' };
    return row.retired ? { state: 'retired' } : { state: 'current', number: row.number };
  }

  /** Moves with every publish, promotion and retirement. */
  async revision(): Promise<string> {
    const rows = await this.work.manager.query<{ revision: string }[]>(catalogRevision);
    return rows[0]?.revision ?? '';
  }

  /** Every published version of every package, without its texts. */
  async listAll(): Promise<readonly VersionSummary[]> {
    const rows = await this.work.manager.find(PackageVersionEntity, {
      select: SUMMARY,
      order: { packageKey: 'ASC', number: 'ASC' },
    });
    return rows.map(fromDbSummary);
  }

  /** When versions become current, by package; of every package when none is named. */
  async effects(packageKey?: string): Promise<ReadonlyMap<string, readonly Effect[]>> {
    const rows = await this.work.manager.query<VersionEffectRow[]>(versionEffects, [packageKey ?? null]);
    const effects = new Map<string, Effect[]>();
    for (const row of rows) {
      const listed = effects.get(row.packageKey) ?? [];
      effects.set(row.packageKey, listed);
      listed.push({
        number: row.number,
        at: fromDbInstant(row.effectiveAt),
        ...(row.retiredAt === null ? {} : { retiredAt: fromDbInstant(row.retiredAt) }),
      });
    }
    return effects;
  }

  /** The published version with the largest number, if any. */
  async latest(packageKey: string): Promise<VersionSummary | undefined> {
    const [row] = await this.work.manager.find(PackageVersionEntity, {
      select: SUMMARY,
      where: { packageKey },
      order: { number: 'DESC' },
      take: 1,
    });
    return row && fromDbSummary(row);
  }

  /** What was published and is not known yet, oldest first. */
  async documentsBut(known: readonly string[]): Promise<readonly PublishedDocument[]> {
    return await this.work.manager.query<PublishedDocument[]>(publishedDocuments, [known]);
  }

  /** How many subscriptions stand on which version at an instant. */
  async subscriptionsOf(packageKey: string, at: Instant): Promise<readonly SubscriptionCountRow[]> {
    const values = [packageKey, instantText(at)];
    return await this.work.manager.query<SubscriptionCountRow[]>(subscriptionsByVersion, values);
  }

  async retire(
    packageKey: string,
    number: number,
    { at, by, reason }: { readonly at: Instant; readonly by: string; readonly reason: string },
  ): Promise<void> {
    await this.work.manager.update(
      PackageVersionEntity,
      { packageKey, number },
      { retiredAt: instantText(at), retiredBy: by, retiredReason: reason },
    );
  }

  async listPackages(after: string, limit: number, at: Instant): Promise<readonly PackageSummary[]> {
    return await this.#packages(after, limit, at, null);
  }

  async findPackage(key: string, at: Instant): Promise<PackageSummary | undefined> {
    return (await this.#packages('', 1, at, key))[0];
  }

  async #packages(
    after: string,
    limit: number,
    at: Instant,
    only: string | null,
  ): Promise<readonly PackageSummary[]> {
    const values = [after, limit, instantText(at), only];
    const rows = await this.work.manager.query<PackageRow[]>(listPackages, values);
    return rows.map((row) => ({
      key: row.key,
      ...(row.title === null ? {} : { title: row.title }),
      latestVersion: row.latestVersion,
      ...(row.currentVersion === null ? {} : { currentVersion: row.currentVersion }),
    }));
  }
}
