import { Injectable } from '@nestjs/common';
import { type SigningKey, SigningKeyStore } from '#storage';

/** The keys that readers may believe: also one that does not sign yet, and those that sign no more. */
@Injectable()
export class ListPublishedKeys {
  constructor(private readonly keys: SigningKeyStore) {}

  async run(): Promise<readonly SigningKey[]> {
    return (await this.keys.all()).filter(({ revokedAt }) => revokedAt === undefined);
  }
}
