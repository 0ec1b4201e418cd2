import { Injectable } from '@nestjs/common';
import { PackageVersionStore, type VersionSummary } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { unknownPackage } from './unknown-package.js';

@Injectable()
export class ListVersions {
  constructor(private readonly versions: PackageVersionStore) {}

  /** Versions after number `after`, oldest first. */
  async run(key: string, after: number, limit: number): Promise<Outcome<readonly VersionSummary[]>> {
    const listed = await this.versions.list(key, after, limit);
    if (listed.length === 0 && !(await this.versions.has(key))) return refused(unknownPackage(key));
    return { ok: true, value: listed };
  }
}
