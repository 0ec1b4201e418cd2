import { Injectable } from '@nestjs/common';
import { type Instant, instantText } from '#calendar';
import { newId, type Promotion, PromotionStore, VersionDraftStore } from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { moved } from './review-version.js';
import { definitionsChanged, hashChanged, ownApproval, wrongState } from './version-faults.js';
import { VersionLedger } from './version-ledger.js';
import type { DraftView, PublishedView, VersionView } from './version-view.js';
import { ViewVersion } from './view-version.js';

export interface Decision {
  readonly verdict: 'approve' | 'reject';
  readonly key: string;
  readonly number: number;
  /** What was looked at. */
  readonly contentHash: string;
  readonly definitionsHash?: string;
  /** The instant of a promotion, when it is one that is decided about. */
  readonly from?: Instant;
  readonly comment?: string;
  readonly actor: Actor;
}

/** The second pair of eyes: on a version in review, or on a promotion that somebody asked for. */
@Injectable()
export class DecideVersion {
  constructor(
    private readonly ledger: VersionLedger,
    private readonly drafts: VersionDraftStore,
    private readonly promotions: PromotionStore,
    private readonly view: ViewVersion,
  ) {}

  async run(decision: Decision): Promise<Outcome<VersionView>> {
    return await this.ledger.change<VersionView>(async (now) => {
      const found = await this.view.run(decision.key, decision.number);
      if (!found.ok) return found;
      return 'draft' in found.value
        ? await this.#onDraft(found.value, decision, now)
        : await this.#onPromotion(found.value, decision, now);
    });
  }

  async #onDraft(
    { state, draft, approvals }: DraftView,
    decision: Decision,
    now: Instant,
  ): Promise<Outcome<VersionView>> {
    const { verdict, key, number, actor, contentHash, definitionsHash, comment } = decision;
    const id = `${key}@${number}`;
    if (state !== 'in-review') return refused(wrongState(id, verdict, state));
    if (contentHash !== draft.contentHash) return refused(hashChanged(id, contentHash, draft.contentHash));
    if (definitionsHash !== undefined && definitionsHash !== draft.definitionSet)
      return refused(definitionsChanged(id));
    if ([...draft.writtenBy, draft.submittedBy].includes(actor.holder))
      return refused(ownApproval(id, actor.holder));
    // Who says the same again has said it.
    if (verdict === 'approve' && approvals.some(({ holder }) => holder === actor.holder))
      return { ok: true, value: { state, draft, approvals } };
    await this.drafts.addApproval({
      id: newId(now),
      draftId: draft.id,
      submission: draft.submission,
      packageKey: key,
      number,
      verdict,
      holder: actor.holder,
      keyId: actor.keyId,
      contentHash,
      definitionSet: draft.definitionSet,
      ...(comment === undefined ? {} : { comment }),
      at: now,
    });
    const next =
      verdict === 'reject'
        ? moved(draft, 'reject', actor, now)
        : { ...draft, revision: draft.revision + 1, updatedAt: now };
    await this.drafts.update(next);
    await this.#record(decision, verdict === 'approve' ? 'version-approved' : 'version-rejected', now);
    return { ok: true, value: await this.view.draft(next) };
  }

  async #onPromotion(
    { state, version, promotions }: PublishedView,
    decision: Decision,
    now: Instant,
  ): Promise<Outcome<VersionView>> {
    const { verdict, key, number, actor, contentHash, from, comment } = decision;
    const id = `${key}@${number}`;
    const waiting = promotions.filter((each) => each.verdict === undefined);
    if (waiting.length === 0 && from === undefined) return refused(wrongState(id, verdict, state));
    if (contentHash !== version.contentHash)
      return refused(hashChanged(id, contentHash, version.contentHash));
    const promotion = from && (await this.promotions.find(key, number, from));
    if (promotion === undefined) return refused(unknownPromotion(id, waiting));
    if (promotion.requestedBy === actor.holder) return refused(ownApproval(id, actor.holder));
    if (promotion.verdict !== undefined)
      return promotion.verdict === verdict
        ? { ok: true, value: await this.view.published(version) }
        : refused(wrongState(id, verdict, state));
    await this.promotions.update({
      ...promotion,
      verdict,
      decidedBy: actor.holder,
      decidedAt: now,
      ...(comment === undefined ? {} : { comment }),
    });
    const happened = verdict === 'approve' ? 'promotion-approved' : 'promotion-rejected';
    await this.#record(decision, happened, now);
    return { ok: true, value: await this.view.published(version) };
  }

  async #record(
    { actor, key, number, contentHash, comment, from }: Decision,
    happened: string,
    now: Instant,
  ): Promise<void> {
    await this.ledger.record(
      {
        actor,
        happened,
        packageKey: key,
        number,
        contentHash,
        ...(comment === undefined ? {} : { reason: comment }),
        ...(from === undefined ? {} : { detail: { from: instantText(from) } }),
      },
      now,
    );
  }
}

function unknownPromotion(id: string, waiting: readonly Promotion[]): ServiceFault {
  const instants = waiting.map(({ from }) => `\`${instantText(from)}\``).join(', ');
  return {
    code: 'version.promotion-unknown',
    message: `nobody asked to promote \`${id}\` from that instant`,
    help:
      instants === ''
        ? 'POST …/promote asks for it'
        : `name the instant in \`from\`, as it was asked for: ${instants}`,
    pointer: '/from',
  };
}
