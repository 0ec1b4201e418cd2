import { Injectable } from '@nestjs/common';
import { instantText } from '#calendar';
import { newId, OutboxStore, SubscriptionStore } from '#storage';
import type { Actor } from '../actor.js';
import { RecordAudit } from '../auditing/record-audit.js';
import { changeDetail } from './change-detail.js';
import type { PlannedSpan } from './plan-change.js';
import type { SubscriptionChange } from './subscription-change.js';
import { WindClock } from './wind-clock.js';

/** Writes a subscription that begins, with its first span, and says so. */
@Injectable()
export class WriteStart {
  constructor(
    private readonly subscriptions: SubscriptionStore,
    private readonly windClock: WindClock,
    private readonly outbox: OutboxStore,
    private readonly audit: RecordAudit,
  ) {}

  async run(started: SubscriptionChange, span: PlannedSpan, actor: Actor): Promise<void> {
    const { subscription, replaces } = started;
    const { id, workspaceId, createdAt } = subscription;
    await this.subscriptions.insert(subscription);
    await this.subscriptions.append({
      ...span,
      id: newId(createdAt),
      subscriptionId: id,
      recordedAt: createdAt,
      recordedBy: actor.holder,
    });
    await this.windClock.run(id);
    const payload = {
      subscription: id,
      effectiveAt: instantText(subscription.startedAt),
      ...(replaces && { replaces: replaces.id }),
    };
    await this.outbox.append({ type: 'subscription.started', workspace: workspaceId, payload }, createdAt);
    await this.audit.run({
      actor,
      action: 'subscription.started',
      subject: id,
      detail: changeDetail(started),
    });
  }
}
