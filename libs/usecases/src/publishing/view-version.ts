import { Injectable } from '@nestjs/common';
import { compareInstants } from '#calendar';
import { type Effect, timelineOf } from '#catalog';
import {
  PackageVersionStore,
  PromotionStore,
  type StoredVersion,
  type VersionDraft,
  VersionDraftStore,
} from '#storage';
import { type Outcome, refused } from '../fault.js';
import { unknownPackage, unknownVersion } from '../packages/unknown-package.js';
import type { DraftView, PublishedView, VersionView } from './version-view.js';

/** A version as people who work on it see it: from the database itself, drafts too. */
@Injectable()
export class ViewVersion {
  constructor(
    private readonly versions: PackageVersionStore,
    private readonly drafts: VersionDraftStore,
    private readonly promotions: PromotionStore,
  ) {}

  async run(key: string, number: number): Promise<Outcome<VersionView>> {
    const version = await this.versions.find(key, number);
    if (version !== undefined) return { ok: true, value: await this.published(version) };
    const draft = await this.drafts.find(key, number);
    if (draft !== undefined) return { ok: true, value: await this.draft(draft) };
    const isKnown = (await this.versions.has(key)) || (await this.drafts.list(key, 0, 1)).length > 0;
    return refused(isKnown ? unknownVersion(key, number) : unknownPackage(key));
  }

  async draft(draft: VersionDraft): Promise<DraftView> {
    return { state: draft.state, draft, approvals: await this.drafts.approvalsOf(draft) };
  }

  async published(version: StoredVersion): Promise<PublishedView> {
    const { packageKey, number, retiredAt } = version;
    const effects = (await this.versions.effects(packageKey)).get(packageKey) ?? [];
    const promotions = await this.promotions.list(packageKey, number);
    return {
      state: retiredAt === undefined ? 'published' : 'retired',
      version,
      promotions,
      current: timelineOf(effects).flatMap(({ number: n, at }) => (n === number ? [at] : [])),
      supersedes: supersededBy(effects, version, promotions),
    };
  }
}

/** Versions that were scheduled for an instant which this one took, when it was published or promoted. */
function supersededBy(
  effects: readonly Effect[],
  { number, publishedAt, effectiveFrom }: PublishedView['version'],
  promotions: PublishedView['promotions'],
): readonly number[] {
  const days = [
    ...(effectiveFrom ? [{ at: effectiveFrom, saidAt: publishedAt }] : []),
    ...promotions.flatMap(({ from, promotedAt }) => (promotedAt ? [{ at: from, saidAt: promotedAt }] : [])),
  ].filter(({ at, saidAt }) => compareInstants(at, saidAt) > 0);
  const taken = effects.filter(
    (each) => each.number < number && days.some(({ at }) => compareInstants(at, each.at) === 0),
  );
  return [...new Set(taken.map((each) => each.number))].sort((a, b) => a - b);
}
