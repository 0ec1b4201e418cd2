import { Injectable } from '@nestjs/common';
import { VersionDraftStore } from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused } from '../fault.js';
import { changedDraft, type ExpectedDraft } from './expected-draft.js';
import { wrongState } from './version-faults.js';
import { nextState } from './version-life.js';
import { VersionLedger } from './version-ledger.js';
import { ViewVersion } from './view-version.js';

/** Takes a draft away, as if it had never been written; the audit chain remembers it. */
@Injectable()
export class DeleteDraft {
  constructor(
    private readonly ledger: VersionLedger,
    private readonly drafts: VersionDraftStore,
    private readonly view: ViewVersion,
  ) {}

  async run(key: string, number: number, expected: ExpectedDraft, actor: Actor): Promise<Outcome<undefined>> {
    return await this.ledger.change<undefined>(async (now) => {
      const id = `${key}@${number}`;
      const found = await this.view.run(key, number);
      if (!found.ok) return found;
      if (!('draft' in found.value) || nextState('delete', found.value.state) === undefined)
        return refused(wrongState(id, 'delete', found.value.state));
      const { draft } = found.value;
      const fault = changedDraft(expected, draft, id);
      if (fault !== undefined) return refused(fault);
      await this.drafts.delete(draft.id);
      const { contentHash } = draft;
      await this.ledger.record(
        { actor, happened: 'version-deleted', packageKey: key, number, contentHash },
        now,
      );
      return { ok: true, value: undefined };
    });
  }
}
