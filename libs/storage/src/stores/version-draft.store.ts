import { MoreThan } from 'typeorm';
import { VersionApprovalEntity } from '../entities/version-approval.entity.js';
import { VersionDraftEntity } from '../entities/version-draft.entity.js';
import { fromDbApproval, fromDbDraft, toDbApproval, toDbDraft } from '../mappings/version-draft.js';
import type { VersionApproval, VersionDraft } from '../records/versions.js';
import { UnitOfWork } from '../unit-of-work.js';

/** Versions before they are published, and what was said about them. */
export class VersionDraftStore {
  constructor(private readonly work: UnitOfWork) {}

  async find(packageKey: string, number: number): Promise<VersionDraft | undefined> {
    const row = await this.work.manager.findOneBy(VersionDraftEntity, { packageKey, number });
    return row === null ? undefined : fromDbDraft(row);
  }

  /** Drafts after number `after`, lowest first. */
  async list(
    packageKey: string,
    after = 0,
    limit?: number,
    state?: VersionDraft['state'],
  ): Promise<readonly VersionDraft[]> {
    const rows = await this.work.manager.find(VersionDraftEntity, {
      where: { packageKey, number: MoreThan(after), ...(state === undefined ? {} : { state }) },
      order: { number: 'ASC' },
      ...(limit === undefined ? {} : { take: limit }),
    });
    return rows.map(fromDbDraft);
  }

  async insert(draft: VersionDraft): Promise<void> {
    await this.work.manager.insert(VersionDraftEntity, toDbDraft(draft));
  }

  /** Writes the draft, whose revision is one more than the stored one. */
  async update(draft: VersionDraft): Promise<void> {
    await this.work.manager.update(VersionDraftEntity, { id: draft.id }, toDbDraft(draft));
  }

  async delete(id: string): Promise<void> {
    await this.work.manager.delete(VersionDraftEntity, { id });
  }

  async addApproval(approval: VersionApproval): Promise<void> {
    await this.work.manager.insert(VersionApprovalEntity, toDbApproval(approval));
  }

  /** What was said about the present submission, in the order in which it was said. */
  async approvalsOf({ id, submission }: VersionDraft): Promise<readonly VersionApproval[]> {
    const rows = await this.work.manager.find(VersionApprovalEntity, {
      where: { draftId: id, submission },
      order: { at: 'ASC', id: 'ASC' },
    });
    return rows.map(fromDbApproval);
  }
}
