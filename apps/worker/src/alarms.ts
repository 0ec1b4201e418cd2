import { advanceMigration, releaseEvents } from '#queues';
import type { StampedEvent } from '#storage';
import { type Alarm, alarm } from './alarm.js';

const migrationOf = ({ payload }: StampedEvent) => ({
  migration: String(payload['migration']),
  revision: Number(payload['revision']),
});

/** Every event that sets off a job: `alarm('noun.happened', job, (event) => hint)`. */
export const ALARMS: readonly Alarm[] = [
  alarm('migration.started', advanceMigration, migrationOf),
  alarm('migration.revert-started', advanceMigration, migrationOf),
  alarm('workspace.created', releaseEvents, () => ({})),
  alarm('usage.meters-registered', releaseEvents, () => ({})),
];
