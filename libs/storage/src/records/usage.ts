import type { Instant } from '#calendar';

/** Sixteen bytes: of an event's name, of its body, of a tuple of dimensions, of a value. */
export type Digest = Uint8Array;

/** A meter that counts, or did. */
export interface RegisteredMeter {
  readonly id: number;
  readonly hash: Digest;
  readonly key: string;
  readonly event: string;
  /** Canonical JSON of its entry among the definitions. */
  readonly definition: string;
  readonly registeredAt: Instant;
  /** Absent while events from before it are still to be counted. */
  readonly filledAt?: Instant;
  readonly retiredAt?: Instant;
}

/** A period of a workspace's subscription that is closing or final; microseconds since 1970. */
export interface ClosedPeriod {
  readonly workspace: string;
  readonly subscription: string;
  readonly startsAt: bigint;
  readonly endsAt: bigint;
}

/** What events must obey, read after the lock. */
export interface UsageCircumstances {
  /** The database's clock, in microseconds since 1970. */
  readonly now: bigint;
  readonly newestMeter: number;
  readonly unknownWorkspaces: ReadonlySet<string>;
  readonly closedPeriods: readonly ClosedPeriod[];
}

/** An event's name, its body, and when it is counted. */
export interface UsageIdentity {
  readonly digest: Digest;
  readonly body: Digest;
  readonly time: bigint;
}

/** An event as it is kept. */
export interface UsageEvent {
  readonly digest: Digest;
  readonly workspace: string;
  readonly type: string;
  readonly source: string;
  readonly id: string;
  /** When it is counted, in microseconds since 1970; of a correction, when the corrected one is. */
  readonly time: bigint;
  readonly isTimeOurs: boolean;
  /** A correction's own time. */
  readonly saidTime?: bigint;
  readonly corrects?: Digest;
  /** Canonical JSON. */
  readonly data?: string;
}

/** An event as it was kept. */
export interface KeptUsageEvent extends UsageEvent {
  readonly receivedAt: bigint;
  /** It is counted in meters up to this one, and later ones fetch it. */
  readonly metersKnown: number;
  /** The partition that it is in. */
  readonly shard: string;
}

/** Where something is counted: a tuple of a meter's dimensions. */
export interface UsageCell {
  readonly workspace: string;
  readonly meter: number;
  readonly dims: Digest;
}

/** What events of one quarter of an hour say together; figures as the aggregation needs them. */
export interface UsageRollup extends UsageCell {
  readonly bucket: bigint;
  readonly events: number;
  readonly total?: string;
  readonly least?: string;
  readonly greatest?: string;
  readonly latest?: { readonly value: string; readonly time: bigint; readonly digest: Digest };
}

/** When a value was first and last seen in a span. */
export interface UsageUnique extends UsageCell {
  readonly span: bigint;
  readonly value: Digest;
  readonly firstAt: bigint;
  readonly lastAt: bigint;
}

/** A signed change of a level. */
export interface UsageChange extends UsageCell {
  readonly time: bigint;
  readonly digest: Digest;
  readonly change: string;
}

/** A tuple in a month of UTC, which begins at this microsecond. */
export interface UsageCellMonth extends UsageCell {
  readonly month: bigint;
  readonly tuple: string;
}

/** An event that came after its period began to close. */
export interface LateUsage {
  readonly subscription: string;
  readonly startsAt: bigint;
  readonly digest: Digest;
}

/** An event that waits until its workspace and type are known. */
export interface QuarantinedEvent {
  readonly digest: Digest;
  /** `event.unknown-workspace` or `event.unknown-type`: what it was when the event came. */
  readonly reason: string;
  readonly receivedAt: bigint;
  readonly workspace: string;
  readonly type: string;
  readonly source: string;
  readonly id: string;
  /** The rest of what it said. */
  readonly event: string;
  /** JSON: why it was not released although its workspace and type are known. */
  readonly refusal?: string;
}

/** How far a meter has come with the events from before it, in one shard: up to this event. */
export interface FillPlace {
  readonly workspace: string;
  readonly time: bigint;
  readonly digest: Digest;
}
