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
  return alarms(event, job, (happened) => [hintOf(happened)]);
}

/** An event that sets off several jobs. */
export function alarms<Hint>(
  event: string,
  job: JobDefinition<Hint>,
  hintsOf: (event: StampedEvent) => readonly Hint[],
): Alarm {
  return {
    event,
    set: async (queues, happened) => {
      for (const hint of hintsOf(happened)) await queues.send(job, hint);
    },
  };
}
