import { type Instant, instantText } from '#calendar';
import { fromDbInstant } from '../mappings/instants.js';
import type { SigningKey } from '../records/signing-key.js';
import {
  insertSigningKey,
  resealSigningKey,
  retireSigningKeys,
  revokeSigningKey,
  type SigningKeyRow,
  signingKeys,
} from '../statements/signing-keys.js';
import { UnitOfWork } from '../unit-of-work.js';

export class SigningKeyStore {
  constructor(private readonly work: UnitOfWork) {}

  /** Every key that ever signed, oldest first. */
  async all(): Promise<readonly SigningKey[]> {
    const rows = await this.work.manager.query<SigningKeyRow[]>(signingKeys);
    return rows.map(({ createdAt, activatesAt, retiresAt, revokedAt, ...row }) => ({
      ...row,
      createdAt: fromDbInstant(createdAt),
      activatesAt: fromDbInstant(activatesAt),
      ...(retiresAt === null ? {} : { retiresAt: fromDbInstant(retiresAt) }),
      ...(revokedAt === null ? {} : { revokedAt: fromDbInstant(revokedAt) }),
    }));
  }

  async insert({ kid, publicKey, privateKey, createdAt, activatesAt }: SigningKey): Promise<void> {
    await this.work.manager.query(insertSigningKey, [
      kid,
      publicKey,
      privateKey,
      instantText(createdAt),
      instantText(activatesAt),
    ]);
  }

  /** Every other key signs until `at` at most. */
  async retireOthers(successor: string, at: Instant): Promise<void> {
    await this.work.manager.query(retireSigningKeys, [successor, instantText(at)]);
  }

  async revoke(kid: string, at: Instant): Promise<void> {
    await this.work.manager.query(revokeSigningKey, [kid, instantText(at)]);
  }

  async reseal(kid: string, privateKey: string): Promise<void> {
    await this.work.manager.query(resealSigningKey, [kid, privateKey]);
  }
}
