import type {
  AttributeValues,
  Quantities,
  Subscription,
  SubscriptionSegment,
  Workspace,
} from '../records/subscriptions.js';
import type { SegmentRow } from '../statements/subscription-segments.js';
import type { SubscriptionRow } from '../statements/subscriptions.js';
import type { WorkspaceRow } from '../statements/workspaces.js';
import { fromDbInstant } from './instants.js';

export function fromDbWorkspace(row: WorkspaceRow): Workspace {
  return {
    id: row.id,
    revision: row.revision,
    attributes: JSON.parse(row.attributes) as AttributeValues,
    ...(row.billingAccount === null ? {} : { billingAccount: row.billingAccount }),
    timeZone: row.timeZone,
    createdAt: fromDbInstant(row.createdAt),
    updatedAt: fromDbInstant(row.updatedAt),
  };
}

export function fromDbSubscription(row: SubscriptionRow): Subscription {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    packageKey: row.packageKey,
    anchor: fromDbInstant(row.anchor),
    anchoring: row.anchoring,
    timeZone: row.timeZone,
    startedAt: fromDbInstant(row.startedAt),
    ...(row.endedAt === null ? {} : { endedAt: fromDbInstant(row.endedAt) }),
    revision: row.revision,
    createdAt: fromDbInstant(row.createdAt),
  };
}

export function fromDbSegment(row: SegmentRow): SubscriptionSegment {
  return {
    id: row.id,
    subscriptionId: row.subscriptionId,
    from: fromDbInstant(row.from),
    ...(row.to === null ? {} : { to: fromDbInstant(row.to) }),
    packageVersion: row.packageVersion,
    quantities: JSON.parse(row.quantities) as Quantities,
    state: row.state,
    recordedAt: fromDbInstant(row.recordedAt),
    recordedBy: row.recordedBy,
    cause: row.cause,
    ...(row.supersededAt === null ? {} : { supersededAt: fromDbInstant(row.supersededAt) }),
  };
}
