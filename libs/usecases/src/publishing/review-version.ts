import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import { type VersionDraft, VersionDraftStore } from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused } from '../fault.js';
import { hashChanged, wrongState } from './version-faults.js';
import { nextState } from './version-life.js';
import { VersionLedger } from './version-ledger.js';
import type { VersionView } from './version-view.js';
import { ViewVersion } from './view-version.js';

/** Hands a draft in for review, and takes it back. Either voids what was said about it before. */
@Injectable()
export class ReviewVersion {
  constructor(
    private readonly ledger: VersionLedger,
    private readonly drafts: VersionDraftStore,
    private readonly view: ViewVersion,
  ) {}

  /** What is in review with these words, or published with them, stays as it is: who hands in twice means once. */
  async submit(
    key: string,
    number: number,
    actor: Actor,
    contentHash?: string,
  ): Promise<Outcome<VersionView>> {
    return await this.#move('submit', { key, number, actor, ...(contentHash && { contentHash }) });
  }

  async withdraw(key: string, number: number, actor: Actor): Promise<Outcome<VersionView>> {
    return await this.#move('withdraw', { key, number, actor });
  }

  async #move(verb: 'submit' | 'withdraw', asked: Move): Promise<Outcome<VersionView>> {
    const { key, number, actor, contentHash } = asked;
    const id = `${key}@${number}`;
    return await this.ledger.change<VersionView>(async (now) => {
      const found = await this.view.run(key, number);
      if (!found.ok) return found;
      const { value } = found;
      const words = 'draft' in value ? value.draft : value.version;
      if (contentHash !== undefined && contentHash !== words.contentHash)
        return refused(hashChanged(id, contentHash, words.contentHash));
      if (verb === 'submit' && (value.state === 'in-review' || (contentHash && value.state === 'published')))
        return { ok: true, value };
      if (!('draft' in value) || nextState(verb, value.state) === undefined)
        return refused(wrongState(id, verb, value.state));
      const draft = moved(value.draft, verb, actor, now);
      await this.drafts.update(draft);
      const happened = verb === 'submit' ? 'version-submitted' : 'version-withdrawn';
      const { contentHash: hash, definitionSet: definitionsHash } = draft;
      await this.ledger.record(
        { actor, happened, packageKey: key, number, contentHash: hash, detail: { definitionsHash } },
        now,
      );
      return { ok: true, value: await this.view.draft(draft) };
    });
  }
}

interface Move {
  readonly key: string;
  readonly number: number;
  readonly actor: Actor;
  readonly contentHash?: string;
}

/** The same draft one revision on; `withdraw` and a rejection make it a draft again. */
export function moved(
  draft: VersionDraft,
  verb: 'submit' | 'withdraw' | 'reject',
  actor: Actor,
  now: Instant,
): VersionDraft {
  const next = { ...draft, revision: draft.revision + 1, updatedAt: now };
  if (verb === 'submit')
    return { ...next, state: 'in-review', submission: draft.submission + 1, submittedBy: actor.holder };
  const back: Writable = { ...next, state: 'draft' };
  delete back.submittedBy;
  return back;
}

type Writable = { -readonly [Key in keyof VersionDraft]: VersionDraft[Key] };
