import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import { PackageVersionStore, type StoredVersion } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { FindVersion } from './find-version.js';
import { noneCurrent, unknownPackage } from './unknown-package.js';
import { VersionDirectory } from './version-directory.js';

@Injectable()
export class ResolveCurrent {
  constructor(
    private readonly directory: VersionDirectory,
    private readonly versions: PackageVersionStore,
    private readonly findVersion: FindVersion,
  ) {}

  /** The version that is current at `at`: a later publish never changes an answer about the past. */
  async run(key: string, at: Instant): Promise<Outcome<StoredVersion>> {
    const current = await this.directory.currentAt(key, at);
    if (current.state === 'current') return await this.findVersion.run(key, current.number);
    const isKnown = await this.versions.has(key);
    return refused(isKnown ? noneCurrent(key, at, current.state) : unknownPackage(key));
  }
}
