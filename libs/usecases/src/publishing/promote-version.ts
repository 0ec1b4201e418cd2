import { Injectable } from '@nestjs/common';
import { type Instant, instantText } from '#calendar';
import { newId, PackageVersionStore, type Promotion, PromotionStore } from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { FindEnrolling } from './find-enrolling.js';
import { effectFault, later, scheduleFault } from './schedule-faults.js';
import { hashChanged, wrongState } from './version-faults.js';
import { nextState } from './version-life.js';
import { VersionLedger } from './version-ledger.js';
import type { PublishedView } from './version-view.js';
import { ViewVersion } from './view-version.js';

export interface PromoteRequest {
  readonly key: string;
  readonly number: number;
  readonly from: Instant;
  readonly contentHash?: string;
  readonly supersedes: readonly number[];
  readonly actor: Actor;
}

export interface Promoted {
  /** `in-review` until somebody else has approved it and it is asked for again. */
  readonly state: 'in-review' | 'promoted';
  readonly view: PublishedView;
}

/**
 * Makes a published version current from an instant on. Asked for the first time it is noted, for somebody else to
 * approve; asked for again after that it happens; asked for once more it has happened.
 */
@Injectable()
export class PromoteVersion {
  constructor(
    private readonly ledger: VersionLedger,
    private readonly versions: PackageVersionStore,
    private readonly promotions: PromotionStore,
    private readonly view: ViewVersion,
    private readonly findEnrolling: FindEnrolling,
  ) {}

  async run(request: PromoteRequest): Promise<Outcome<Promoted>> {
    const { key, number, from, contentHash } = request;
    const id = `${key}@${number}`;
    return await this.ledger.change<Promoted>(async (now) => {
      const found = await this.view.run(key, number);
      if (!found.ok) return found;
      const { value } = found;
      if ('draft' in value || nextState('promote', value.state) === undefined)
        return refused(wrongState(id, 'promote', value.state));
      if (contentHash !== undefined && contentHash !== value.version.contentHash)
        return refused(hashChanged(id, contentHash, value.version.contentHash));
      const known = await this.promotions.find(key, number, from);
      if (known?.promotedAt !== undefined) return { ok: true, value: { state: 'promoted', view: value } };
      const fault = await this.#fault(request, now);
      if (fault !== undefined) return refused(fault);
      if (known?.verdict !== 'approve') {
        if (known === undefined) await this.#ask(request, value, now);
        return { ok: true, value: { state: 'in-review', view: await this.view.published(value.version) } };
      }
      await this.#promote(known, request, value, now);
      return { ok: true, value: { state: 'promoted', view: await this.view.published(value.version) } };
    });
  }

  async #fault(
    { key, number, from, supersedes }: PromoteRequest,
    now: Instant,
  ): Promise<ServiceFault | undefined> {
    const enrolled = await this.findEnrolling.run(key);
    if (enrolled !== undefined) return enrolled;
    const before = (await this.versions.effects(key)).get(key) ?? [];
    const effect = { number, at: later(from, now) };
    const after = [...before, effect];
    return effectFault(key, effect, before) ?? scheduleFault({ key, number, before, after, now, supersedes });
  }

  async #ask(
    { key, number, from, actor }: PromoteRequest,
    { version: { contentHash } }: PublishedView,
    now: Instant,
  ): Promise<void> {
    await this.promotions.insert({
      id: newId(now),
      packageKey: key,
      number,
      contentHash,
      from,
      requestedBy: actor.holder,
      requestedAt: now,
    });
    const detail = { from: instantText(from) };
    await this.ledger.record(
      { actor, happened: 'promotion-requested', packageKey: key, number, contentHash, detail },
      now,
    );
  }

  async #promote(
    known: Promotion,
    { key, number, from, actor, supersedes }: PromoteRequest,
    { version: { contentHash } }: PublishedView,
    now: Instant,
  ): Promise<void> {
    await this.promotions.update({ ...known, promotedBy: actor.holder, promotedAt: now });
    await this.ledger.record(
      {
        actor,
        happened: 'version-promoted',
        packageKey: key,
        number,
        contentHash,
        detail: {
          from: instantText(from),
          requestedBy: known.requestedBy,
          approvedBy: known.decidedBy ?? '',
          ...(supersedes.length === 0 ? {} : { supersedes: supersedes.join(', ') }),
        },
        isPriced: true,
      },
      now,
    );
  }
}
