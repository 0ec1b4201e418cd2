import {
  advanceMigration,
  advanceRollout,
  closeShard,
  computeShard,
  finishStop,
  releaseEvents,
} from '#queues';
import type { StampedEvent } from '#storage';
import { type Alarm, alarm, alarms } from './alarm.js';

const migrationOf = ({ payload }: StampedEvent) => ({
  migration: String(payload['migration']),
  revision: Number(payload['revision']),
});

const rolloutOf = ({ payload }: StampedEvent) => ({
  experiment: String(payload['experiment']),
  revision: Number(payload['rollout']),
});

const shardsOf = ({ payload }: StampedEvent) =>
  Array.from({ length: Number(payload['shards']) }, (_, place) => ({
    close: String(payload['close']),
    shard: place + 1,
  }));

const snapshotShardsOf = ({ payload }: StampedEvent) =>
  Array.from({ length: Number(payload['shards']) }, (_, place) => ({
    snapshot: String(payload['snapshot']),
    shard: place + 1,
  }));

/** Every event that sets off a job: `alarm('noun.happened', job, (event) => hint)`. */
export const ALARMS: readonly Alarm[] = [
  alarm('migration.started', advanceMigration, migrationOf),
  alarm('migration.revert-started', advanceMigration, migrationOf),
  alarm('experiment.started', advanceRollout, rolloutOf),
  alarm('experiment.emergency-stopped', finishStop, ({ payload }) => ({
    experiment: String(payload['experiment']),
  })),
  alarm('experiment.resumed', advanceRollout, rolloutOf),
  alarm('experiment.stage-approved', advanceRollout, rolloutOf),
  alarms('period-close.started', closeShard, shardsOf),
  alarms('experiment.snapshot-requested', computeShard, snapshotShardsOf),
  alarm('workspace.created', releaseEvents, () => ({})),
  alarm('usage.meters-registered', releaseEvents, () => ({})),
];
