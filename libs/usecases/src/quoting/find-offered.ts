import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant } from '#calendar';
import type { StoredVersion } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { FindVersion } from '../packages/find-version.js';
import { versionRetired } from './quote-faults.js';

/** A version that anybody may ask for by its number: published, and not retired by then. */
@Injectable()
export class FindOffered {
  constructor(private readonly findVersion: FindVersion) {}

  async run(packageKey: string, number: number, at: Instant): Promise<Outcome<StoredVersion>> {
    const found = await this.findVersion.run(packageKey, number);
    if (!found.ok) return found;
    const { retiredAt } = found.value;
    const isRetired = retiredAt !== undefined && compareInstants(retiredAt, at) <= 0;
    return isRetired ? refused(versionRetired(packageKey, number)) : found;
  }
}
