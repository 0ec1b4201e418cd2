import { Injectable } from '@nestjs/common';
import { type Instant, instant } from '#calendar';
import { canonicalGiven, definitionsHash, mergeDefinitions, type SoundSubmission } from '#rulebook';
import {
  DefinitionSetStore,
  newId,
  PackageVersionStore,
  type VersionDraft,
  VersionDraftStore,
} from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused } from '../fault.js';
import { FindGap } from './find-gap.js';
import { JudgeVersion, type VersionFile } from './judge-version.js';
import { textsOf } from './published-definitions.js';
import { changedDraft, type ExpectedDraft } from './expected-draft.js';
import { frozen } from './version-faults.js';
import { VersionLedger } from './version-ledger.js';
import type { DraftView, PublishedView } from './version-view.js';
import { ViewVersion } from './view-version.js';

export interface PutDraftRequest extends VersionFile {
  readonly name: { readonly key: string; readonly number: number };
  readonly expected: ExpectedDraft;
  /** The package's history begins with this number, elsewhere. */
  readonly begins?: boolean;
}

/** What a put leaves: a draft that was created or replaced, or what is there already with these very words. */
export interface PutDraft {
  readonly wasCreated: boolean;
  readonly view: DraftView | PublishedView;
}

/** Creates a draft or replaces its words. Who sends the same words again changes nothing, in whatever state it is. */
@Injectable()
export class SaveDraft {
  constructor(
    private readonly judge: JudgeVersion,
    private readonly findGap: FindGap,
    private readonly ledger: VersionLedger,
    private readonly versions: PackageVersionStore,
    private readonly drafts: VersionDraftStore,
    private readonly definitionSets: DefinitionSetStore,
    private readonly view: ViewVersion,
  ) {}

  async run(request: PutDraftRequest, actor: Actor): Promise<Outcome<PutDraft>> {
    // Judging a file is dear: who comes too early hears it at once, and it is looked at again under the lock.
    const early = await this.findGap.run(request.name, request.begins);
    if (early !== undefined) return refused(early);
    const judged = await this.judge.sound(request);
    if (!judged.ok) return judged;
    const { sound, diagnostics } = judged.value;
    return await this.ledger.change<PutDraft>(async (now) => {
      const { key, number } = request.name;
      const published = await this.versions.find(key, number);
      if (published !== undefined)
        return published.contentHash === sound.contentHash
          ? { ok: true, value: { wasCreated: false, view: await this.view.published(published) } }
          : refused(frozen(`${key}@${number}`));
      const before = await this.drafts.find(key, number);
      if (before !== undefined && (await this.#isSame(before, request)))
        return { ok: true, value: { wasCreated: false, view: await this.view.draft(before) } };
      const fault =
        changedDraft(request.expected, before, `${key}@${number}`) ??
        (await this.findGap.run(request.name, request.begins));
      if (fault !== undefined) return refused(fault);
      const draft = await this.#save(request, sound, before, { actor, now });
      const view = { ...(await this.view.draft(draft)), diagnostics };
      return { ok: true, value: { wasCreated: before === undefined, view } };
    });
  }

  /** The same bytes, with definitions that the draft has already. */
  async #isSame(before: VersionDraft, { file, given }: PutDraftRequest): Promise<boolean> {
    if (!Buffer.from(before.source).equals(file.bytes)) return false;
    const set = await this.definitionSets.find(before.definitionSet);
    return (
      set !== undefined &&
      definitionsHash(mergeDefinitions(textsOf(set), canonicalGiven(given))) === before.definitionSet
    );
  }

  async #save(
    { file, begins = false }: PutDraftRequest,
    sound: SoundSubmission,
    before: VersionDraft | undefined,
    { actor, now }: { readonly actor: Actor; readonly now: Instant },
  ): Promise<VersionDraft> {
    const { packageKey, number, contentHash, title, currency, interval, effectiveFrom, document } = sound;
    await this.definitionSets.save({ hash: sound.definitionsHash, ...sound.definitions }, now);
    const draft: VersionDraft = {
      id: before?.id ?? newId(now),
      packageKey,
      number,
      state: 'draft',
      revision: (before?.revision ?? 0) + 1,
      submission: before?.submission ?? 0,
      begins: before?.begins ?? begins,
      contentHash,
      ...(title === undefined ? {} : { title }),
      currency,
      interval,
      ...(effectiveFrom === undefined ? {} : { effectiveFrom: instant(effectiveFrom) }),
      source: file.bytes,
      sourcePath: file.path,
      document,
      definitionSet: sound.definitionsHash,
      writtenBy: [...new Set([...(before?.writtenBy ?? []), actor.holder])],
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
    };
    await (before === undefined ? this.drafts.insert(draft) : this.drafts.update(draft));
    await this.ledger.record(
      {
        actor,
        happened: before === undefined ? 'version-drafted' : 'version-edited',
        packageKey,
        number,
        contentHash,
        detail: {
          definitionsHash: sound.definitionsHash,
          ...(before && { before: before.contentHash }),
        },
      },
      now,
    );
    return draft;
  }
}
