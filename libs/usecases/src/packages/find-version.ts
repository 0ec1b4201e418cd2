import { Injectable } from '@nestjs/common';
import { PackageVersionStore, type StoredVersion, VersionDraftStore } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { notPublished, unknownPackage, unknownVersion } from './unknown-package.js';
import { VersionDirectory } from './version-directory.js';

/** A published version. One that is still a draft prices nothing. */
@Injectable()
export class FindVersion {
  constructor(
    private readonly directory: VersionDirectory,
    private readonly versions: PackageVersionStore,
    private readonly drafts: VersionDraftStore,
  ) {}

  async run(key: string, number: number): Promise<Outcome<StoredVersion>> {
    const found = await this.directory.find(key, number);
    if (found !== undefined) return { ok: true, value: found };
    const draft = await this.drafts.find(key, number);
    if (draft !== undefined) return refused(notPublished(draft));
    const isKnown = await this.versions.has(key);
    return refused(isKnown ? unknownVersion(key, number) : unknownPackage(key));
  }
}
