import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant } from '#calendar';
import { Clock, type StoredVersion } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { FindVersion } from '../packages/find-version.js';
import { ResolveCurrent } from '../packages/resolve-current.js';
import { type ReadyVersion, VersionLibrary } from '../packages/version-library.js';
import { versionRetired } from '../quoting/quote-faults.js';

export interface PinnedVersion extends ReadyVersion {
  readonly stored: StoredVersion;
}

/** The version that a subscription is to be pinned to: the one that is named, else the one that is current then. */
@Injectable()
export class PinVersion {
  constructor(
    private readonly findVersion: FindVersion,
    private readonly resolveCurrent: ResolveCurrent,
    private readonly library: VersionLibrary,
    private readonly clock: Clock,
  ) {}

  async run(packageKey: string, number: number | undefined, at: Instant): Promise<Outcome<PinnedVersion>> {
    const found =
      number === undefined
        ? await this.resolveCurrent.run(packageKey, at)
        : await this.findVersion.run(packageKey, number);
    if (!found.ok) return found;
    const { retiredAt } = found.value;
    if (number !== undefined && retiredAt && compareInstants(retiredAt, this.clock.now()) <= 0)
      return refused(versionRetired(packageKey, number));
    return { ok: true, value: { stored: found.value, ...(await this.library.read(found.value)) } };
  }

  /** The version that a subscription is on already: retiring it takes it from nobody who has it. */
  async held(packageKey: string, number: number): Promise<Outcome<PinnedVersion>> {
    const found = await this.findVersion.run(packageKey, number);
    if (!found.ok) return found;
    return { ok: true, value: { stored: found.value, ...(await this.library.read(found.value)) } };
  }
}
