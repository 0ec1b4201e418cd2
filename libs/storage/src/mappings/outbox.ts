import type { StampedEvent } from '../records/outbox.js';
import type { OutboxRow } from '../statements/read-outbox.js';
import { fromDbInstant } from './instants.js';

export function fromDbEvent({ id, type, workspace, payload, at, position }: OutboxRow): StampedEvent {
  return {
    id,
    type,
    ...(workspace === null ? {} : { workspace }),
    payload: JSON.parse(payload) as Readonly<Record<string, unknown>>,
    at: fromDbInstant(at),
    position: BigInt(position),
  };
}
