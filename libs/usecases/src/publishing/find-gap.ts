import { Injectable } from '@nestjs/common';
import { PackageVersionStore, VersionDraftStore } from '#storage';
import type { ServiceFault } from '../fault.js';
import { gap } from './version-faults.js';

/** Why a version cannot be written yet: the one before it is neither published nor a draft. */
@Injectable()
export class FindGap {
  constructor(
    private readonly versions: PackageVersionStore,
    private readonly drafts: VersionDraftStore,
  ) {}

  /** `begins`: the package's history begins with this number, elsewhere. What is there already follows nothing. */
  async run(
    { key, number }: { readonly key: string; readonly number: number },
    begins = false,
  ): Promise<ServiceFault | undefined> {
    if ((await this.#isThere(key, number)) || (number > 1 && (await this.#isThere(key, number - 1))))
      return undefined;
    const isFirst = (number === 1 || begins) && !(await this.versions.has(key));
    if (isFirst) return undefined;
    const highest = Math.max(
      (await this.versions.latest(key))?.number ?? 0,
      (await this.drafts.list(key)).at(-1)?.number ?? 0,
    );
    return gap(key, number, number > highest + 1 ? highest + 1 : number - 1);
  }

  async #isThere(key: string, number: number): Promise<boolean> {
    return ((await this.versions.find(key, number)) ?? (await this.drafts.find(key, number))) !== undefined;
  }
}
