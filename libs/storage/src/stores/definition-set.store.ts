import { type Instant, instantText } from '#calendar';
import { DefinitionSetEntity } from '../entities/definition-set.entity.js';
import { fromDbDefinitionSet, toDbDefinitionSet } from '../mappings/definition-set.js';
import type { DefinitionSet } from '../records.js';
import { latestDefinitionSet } from '../statements/latest-definition-set.js';
import { UnitOfWork } from '../unit-of-work.js';

export class DefinitionSetStore {
  constructor(private readonly work: UnitOfWork) {}

  /** The same files again are the same set: kept once. */
  async save(set: DefinitionSet, at: Instant): Promise<void> {
    await this.work.manager
      .createQueryBuilder()
      .insert()
      .into(DefinitionSetEntity)
      .values(toDbDefinitionSet(set, instantText(at)))
      .orIgnore()
      .execute();
  }

  async find(hash: string): Promise<DefinitionSet | undefined> {
    const row = await this.work.manager.findOneBy(DefinitionSetEntity, { hash });
    return row === null ? undefined : fromDbDefinitionSet(row);
  }

  /** The definitions that were published last; a draft's are not published. */
  async latest(): Promise<DefinitionSet | undefined> {
    const [row] = await this.work.manager.query<{ hash: string }[]>(latestDefinitionSet);
    return row && (await this.find(row.hash));
  }
}
