import { Injectable } from '@nestjs/common';
import { Clock, type PackageSummary, PackageVersionStore } from '#storage';

@Injectable()
export class ListPackages {
  constructor(
    private readonly versions: PackageVersionStore,
    private readonly clock: Clock,
  ) {}

  /** Packages after key `after`, in the order of their keys, as they stand now. */
  async run(after: string, limit: number): Promise<readonly PackageSummary[]> {
    return await this.versions.listPackages(after, limit, this.clock.now());
  }
}
