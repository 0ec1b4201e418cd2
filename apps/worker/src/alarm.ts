import type { JobDefinition, Queues } from '#queues';
import type { StampedEvent } from '#storage';

/** Which job an event sets off. */
export interface Alarm {
  /** `subscription-migration.started` */
  readonly event: string;
  readonly set: (queues: Queues, event: StampedEvent) => Promise<void>;
}

/** `hintOf` names rows and no more: the job reads what is true when it runs. */
export function alarm<Hint>(
  event: string,
  job: JobDefinition<Hint>,
  hintOf: (event: StampedEvent) => Hint,
): Alarm {
  return { event, set: (queues, happened) => queues.send(job, hintOf(happened)) };
}
