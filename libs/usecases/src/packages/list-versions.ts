import { Injectable } from '@nestjs/common';
import { PackageVersionStore, type VersionDraft, VersionDraftStore, type VersionSummary } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { unknownPackage } from './unknown-package.js';

export type ListedVersion = VersionSummary | VersionDraft;

@Injectable()
export class ListVersions {
  constructor(
    private readonly versions: PackageVersionStore,
    private readonly drafts: VersionDraftStore,
  ) {}

  /** Versions after number `after`, oldest first, drafts among them; all, or those in one state. */
  async run(
    key: string,
    after: number,
    limit: number,
    state?: 'draft' | 'in-review' | 'published' | 'retired',
  ): Promise<Outcome<readonly ListedVersion[]>> {
    const isDraft = state === 'draft' || state === 'in-review';
    const published = isDraft
      ? []
      : await this.versions.list(key, after, limit, state === undefined ? undefined : state === 'retired');
    const drafts = isDraft || state === undefined ? await this.drafts.list(key, after, limit, state) : [];
    const listed: readonly ListedVersion[] = [...published, ...drafts];
    if (listed.length === 0 && !(await this.versions.has(key)) && !(await this.#hasDrafts(key)))
      return refused(unknownPackage(key));
    return { ok: true, value: listed.toSorted((a, b) => a.number - b.number).slice(0, limit) };
  }

  async #hasDrafts(key: string): Promise<boolean> {
    return (await this.drafts.list(key, 0, 1)).length > 0;
  }
}
