import { Injectable } from '@nestjs/common';
import { PackageVersionStore } from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused } from '../fault.js';
import { scheduleFault } from './schedule-faults.js';
import { wrongState } from './version-faults.js';
import { nextState } from './version-life.js';
import { VersionLedger } from './version-ledger.js';
import type { PublishedView } from './version-view.js';
import { ViewVersion } from './view-version.js';

export interface RetireRequest {
  readonly key: string;
  readonly number: number;
  readonly reason: string;
  readonly supersedes: readonly number[];
  readonly actor: Actor;
}

/** Ends a version for everything new. What it was current for falls back to nothing; existing quotes stay. */
@Injectable()
export class RetireVersion {
  constructor(
    private readonly ledger: VersionLedger,
    private readonly versions: PackageVersionStore,
    private readonly view: ViewVersion,
  ) {}

  async run({ key, number, reason, supersedes, actor }: RetireRequest): Promise<Outcome<PublishedView>> {
    return await this.ledger.change<PublishedView>(async (now) => {
      const found = await this.view.run(key, number);
      if (!found.ok) return found;
      const { value } = found;
      if (!('draft' in value) && value.state === 'retired') return { ok: true, value };
      if ('draft' in value || nextState('retire', value.state) === undefined)
        return refused(wrongState(`${key}@${number}`, 'retire', value.state));
      const before = (await this.versions.effects(key)).get(key) ?? [];
      const after = before.map((each) => (each.number === number ? { ...each, retiredAt: now } : each));
      const fault = scheduleFault({ key, number, before, after, now, supersedes });
      if (fault !== undefined) return refused(fault);
      const by = actor.holder;
      await this.versions.retire(key, number, { at: now, by, reason });
      const { contentHash } = value.version;
      const dropped = supersedes.length === 0 ? {} : { detail: { supersedes: supersedes.join(', ') } };
      await this.ledger.record(
        {
          actor,
          happened: 'version-retired',
          packageKey: key,
          number,
          contentHash,
          reason,
          ...dropped,
          isPriced: true,
        },
        now,
      );
      const version = { ...value.version, retiredAt: now, retiredBy: by, retiredReason: reason };
      return { ok: true, value: await this.view.published(version) };
    });
  }
}
