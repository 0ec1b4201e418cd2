import { Injectable } from '@nestjs/common';
import { SubscriptionStore } from '#storage';
import type { Outcome } from '../fault.js';
import { FindWorkspace } from '../workspaces/find-workspace.js';
import type { HeldSubscription } from './find-subscription.js';

@Injectable()
export class ListSubscriptions {
  constructor(
    private readonly findWorkspace: FindWorkspace,
    private readonly subscriptions: SubscriptionStore,
  ) {}

  /** Those of a workspace after id `after`, oldest first, ended ones too. */
  async run(
    workspaceId: string,
    after: string | undefined,
    limit: number,
  ): Promise<Outcome<readonly HeldSubscription[]>> {
    const workspace = await this.findWorkspace.run(workspaceId);
    if (!workspace.ok) return workspace;
    const listed = await this.subscriptions.ofWorkspace(workspaceId, after, limit);
    const held: HeldSubscription[] = [];
    for (const subscription of listed)
      held.push({ subscription, spans: await this.subscriptions.segmentsOf(subscription.id) });
    return { ok: true, value: held };
  }
}
