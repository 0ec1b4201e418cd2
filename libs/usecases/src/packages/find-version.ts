import { Injectable } from '@nestjs/common';
import { PackageVersionStore, type StoredVersion } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { unknownPackage, unknownVersion } from './unknown-package.js';

@Injectable()
export class FindVersion {
  constructor(private readonly versions: PackageVersionStore) {}

  async run(key: string, number: number): Promise<Outcome<StoredVersion>> {
    const found = await this.versions.find(key, number);
    if (found !== undefined) return { ok: true, value: found };
    const isKnown = await this.versions.has(key);
    return refused(isKnown ? unknownVersion(key, number) : unknownPackage(key));
  }
}
