import { type Instant, instantText } from '#calendar';
import { IsNull, Not } from 'typeorm';
import { ApiKeyEntity } from '../entities/api-key.entity.js';
import { fromDbApiKey, toDbApiKey } from '../mappings/api-key.js';
import type { ApiKey } from '../records.js';
import { UnitOfWork } from '../unit-of-work.js';

export class ApiKeyStore {
  constructor(private readonly work: UnitOfWork) {}

  async find(id: string): Promise<ApiKey | undefined> {
    const row = await this.work.manager.findOneBy(ApiKeyEntity, { id });
    return row === null ? undefined : fromDbApiKey(row);
  }

  /** Creates the key, or gives the one of this id these very properties. */
  async put(key: ApiKey, at: Instant): Promise<void> {
    await this.work.manager.upsert(ApiKeyEntity, toDbApiKey(key, at), ['id']);
  }

  async revokeOthers(holder: string, keptId: string, at: Instant): Promise<void> {
    await this.work.manager.update(
      ApiKeyEntity,
      { holder, id: Not(keptId), revokedAt: IsNull() },
      { revokedAt: instantText(at) },
    );
  }
}
