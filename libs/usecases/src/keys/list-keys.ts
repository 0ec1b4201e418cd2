import { Injectable } from '@nestjs/common';
import { type ApiKey, ApiKeyStore } from '#storage';
import { KeyUses } from './key-uses.js';

@Injectable()
export class ListKeys {
  constructor(
    private readonly keys: ApiKeyStore,
    private readonly uses: KeyUses,
  ) {}

  /** Every key there ever was, oldest first, with its last use as this process knows it. */
  async run(
    after: { readonly createdAt: string; readonly id: string } | undefined,
    limit: number,
  ): Promise<readonly ApiKey[]> {
    await this.uses.write();
    return await this.keys.list(after, limit);
  }
}
