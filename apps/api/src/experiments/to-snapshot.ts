import { instantText } from '#calendar';
import type { ExperimentSnapshotReply } from '#contracts';
import type { SnapshotView } from '#usecases';
import { wireId } from '../ids.js';

export function toSnapshot({ snapshot, shards, done }: SnapshotView): ExperimentSnapshotReply {
  const { id, experiment, asOf, requestedBy } = snapshot;
  return {
    id: wireId('snp', id),
    experiment,
    state: snapshot.done ? 'done' : done > 0 ? 'running' : 'waiting',
    asOf: instantText(asOf),
    shards: { total: shards, done },
    result: snapshot.done ? { hash: snapshot.done.hash, doneAt: instantText(snapshot.done.at) } : null,
    requestedBy,
  };
}
