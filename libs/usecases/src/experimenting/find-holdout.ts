import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import { HoldoutStore, type StoredHoldout, type Workspace } from '#storage';
import { holdoutOf } from './holdout-of.js';

/** Whether a workspace is held out of what is new on a package, and since when. */
@Injectable()
export class FindHoldout {
  constructor(private readonly holdouts: HoldoutStore) {}

  async run(
    packageKey: string,
    { id, billingAccount }: Pick<Workspace, 'id' | 'billingAccount'>,
    at: Instant,
  ): Promise<StoredHoldout | undefined> {
    return holdoutOf(await this.holdouts.list(), packageKey, billingAccount ?? id, at);
  }
}
