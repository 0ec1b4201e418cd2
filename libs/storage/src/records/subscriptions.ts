import type { Instant } from '#calendar';

/** What is known of a workspace, by the key of the attribute: text of the declared type, a boolean, or a list. */
export type AttributeValues = Readonly<Record<string, string | boolean | readonly string[]>>;

/** The customer unit that is priced and assigned. */
export interface Workspace {
  readonly id: string;
  /** 1 when it was created; every replacement adds one. */
  readonly revision: number;
  readonly attributes: AttributeValues;
  /** Who pays: several workspaces may share it. */
  readonly billingAccount?: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** Licensed quantities by name, decimals as text. */
export type Quantities = Readonly<Record<string, string>>;

/** That a workspace holds a package. What it pays by is said by its segments. */
export interface Subscription {
  readonly id: string;
  readonly workspaceId: string;
  readonly packageKey: string;
  /** Where its periods are counted from. */
  readonly anchor: Instant;
  readonly anchoring: 'anniversary' | 'calendar';
  /** IANA name. */
  readonly timeZone: string;
  readonly startedAt: Instant;
  /** May lie ahead. Equal to `startedAt`: called off before it began. */
  readonly endedAt?: Instant;
  readonly revision: number;
  readonly createdAt: Instant;
}

/** One span of a subscription under one version and with the same quantities. Live segments tile its life. */
export interface SubscriptionSegment {
  readonly id: string;
  readonly subscriptionId: string;
  readonly from: Instant;
  /** Absent while nothing ends it. */
  readonly to?: Instant;
  readonly packageVersion: number;
  readonly quantities: Quantities;
  readonly state: 'active' | 'paused';
  readonly recordedAt: Instant;
  /** The holder whose change made it. */
  readonly recordedBy: string;
  /** `started`, `changed`, `paused`, `resumed`, `ended`, `cut`, `migrated`, `migration-reverted`: why it was written. */
  readonly cause: string;
  /** Another change replaced it: it prices nothing, and stays to be read. */
  readonly supersededAt?: Instant;
}
