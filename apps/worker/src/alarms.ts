import { advanceMigration, closeShard, releaseEvents } from '#queues';
import type { StampedEvent } from '#storage';
import { type Alarm, alarm, alarms } from './alarm.js';

const migrationOf = ({ payload }: StampedEvent) => ({
  migration: String(payload['migration']),
  revision: Number(payload['revision']),
});

const shardsOf = ({ payload }: StampedEvent) =>
  Array.from({ length: Number(payload['shards']) }, (_, place) => ({
    close: String(payload['close']),
    shard: place + 1,
  }));

/** Every event that sets off a job: `alarm('noun.happened', job, (event) => hint)`. */
export const ALARMS: readonly Alarm[] = [
  alarm('migration.started', advanceMigration, migrationOf),
  alarm('migration.revert-started', advanceMigration, migrationOf),
  alarms('period-close.started', closeShard, shardsOf),
  alarm('workspace.created', releaseEvents, () => ({})),
  alarm('usage.meters-registered', releaseEvents, () => ({})),
];
