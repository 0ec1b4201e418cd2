import { Injectable } from '@nestjs/common';
import { Clock, type PackageSummary, PackageVersionStore } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { unknownPackage } from './unknown-package.js';

@Injectable()
export class FindPackage {
  constructor(
    private readonly versions: PackageVersionStore,
    private readonly clock: Clock,
  ) {}

  async run(key: string): Promise<Outcome<PackageSummary>> {
    const found = await this.versions.findPackage(key, this.clock.now());
    return found === undefined ? refused(unknownPackage(key)) : { ok: true, value: found };
  }
}
