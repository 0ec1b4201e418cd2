import type { Instant } from '#calendar';

/** Something that happened: `package.published`, `subscription.renewed`. */
export interface OutboxEvent {
  readonly type: string;
  /** The workspace that it is about, if it is about one. */
  readonly workspace?: string;
  /** Text scalars alone. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** An event in its place: positions follow the order of commits, without gaps. */
export interface StampedEvent extends OutboxEvent {
  readonly id: string;
  readonly position: bigint;
  readonly at: Instant;
}
