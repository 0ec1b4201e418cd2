import { type Instant, instantText } from '#calendar';
import { fromDbApiKey } from '../mappings/api-key.js';
import type { ApiKey } from '../records/api-key.js';
import {
  type ApiKeyRow,
  expireApiKey,
  findApiKey,
  insertApiKey,
  listApiKeys,
  noteApiKeyUses,
  putApiKey,
  revokeApiKey,
  revokeOtherApiKeys,
} from '../statements/api-keys.js';
import { UnitOfWork } from '../unit-of-work.js';

export class ApiKeyStore {
  constructor(private readonly work: UnitOfWork) {}

  async find(id: string): Promise<ApiKey | undefined> {
    const [row] = await this.work.manager.query<ApiKeyRow[]>(findApiKey, [id]);
    return row && fromDbApiKey(row);
  }

  /** Keys after the one of this instant and id, oldest first. */
  async list(
    after: { readonly createdAt: string; readonly id: string } | undefined,
    limit: number,
  ): Promise<readonly ApiKey[]> {
    const { createdAt, id } = after ?? { createdAt: '-infinity', id: '' };
    const rows = await this.work.manager.query<ApiKeyRow[]>(listApiKeys, [createdAt, id, limit]);
    return rows.map(fromDbApiKey);
  }

  /** False when there is a key of this id. */
  async insert(key: ApiKey): Promise<boolean> {
    const rows = await this.work.manager.query<unknown[]>(insertApiKey, [
      key.id,
      key.holder,
      key.name ?? null,
      Buffer.from(key.secretDigest),
      [...key.scopes],
      key.workspace ?? null,
      instantText(key.createdAt),
      key.expiresAt === undefined ? null : instantText(key.expiresAt),
    ]);
    return rows.length === 1;
  }

  /** Creates the key, or gives the one of this id these very properties. */
  async put({ id, holder, secretDigest, scopes, createdAt }: ApiKey): Promise<void> {
    await this.work.manager.query(putApiKey, [
      id,
      holder,
      Buffer.from(secretDigest),
      [...scopes],
      instantText(createdAt),
    ]);
  }

  async expire(id: string, at: Instant): Promise<void> {
    await this.work.manager.query(expireApiKey, [id, instantText(at)]);
  }

  async revoke(id: string, at: Instant): Promise<void> {
    await this.work.manager.query(revokeApiKey, [id, instantText(at)]);
  }

  /** The ids of those that end by it. */
  async revokeOthers(holder: string, keptId: string, at: Instant): Promise<readonly string[]> {
    const values = [holder, keptId, instantText(at)];
    const rows = await this.work.manager.query<{ id: string }[]>(revokeOtherApiKeys, values);
    return rows.map(({ id }) => id);
  }

  async noteUses(uses: readonly (readonly [id: string, at: Instant])[]): Promise<void> {
    await this.work.manager.query(noteApiKeyUses, [
      uses.map(([id]) => id),
      uses.map(([, at]) => instantText(at)),
    ]);
  }
}
