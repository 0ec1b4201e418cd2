/** Takes the right to correct event `$1`, for `$2`; nothing comes back when another event has it. */
export const takeCorrection = `
  insert into usage_correction (corrected_digest, correcting_digest, time, workspace_id)
  values ($1, $2, $3, $4)
  on conflict (corrected_digest) do nothing
  returning true as taken`;

export const findCorrection = `
  select correcting_digest as digest, (extract(epoch from time) * 1000000)::bigint as time
  from usage_correction where corrected_digest = $1`;

/** When a correction counts: one that waited in quarantine has another time in its identity. */
export const timeOfCorrection = `
  select (extract(epoch from time) * 1000000)::bigint as time from usage_correction where correcting_digest = $1`;

const COLUMNS = `e.digest, e.workspace_id as workspace, e.type, e.source, e.id,
    (extract(epoch from e.time) * 1000000)::bigint as time, e.is_time_ours as "isTimeOurs",
    (extract(epoch from e.said_time) * 1000000)::bigint as "saidTime", e.corrects, e.data,
    (extract(epoch from e.received_at) * 1000000)::bigint as "receivedAt", e.meters_known as "metersKnown",
    e.tableoid::regclass::text as shard`;

export interface UsageEventRow {
  readonly digest: string;
  readonly workspace: string;
  readonly type: string;
  readonly source: string;
  readonly id: string;
  readonly time: string;
  readonly isTimeOurs: boolean;
  readonly saidTime: string | null;
  readonly corrects: string | null;
  readonly data: string | null;
  readonly receivedAt: string;
  readonly metersKnown: number;
  readonly shard: string;
}

/** The event with the digest `$2`, which counts at `$1`. */
export const findUsageEvent = `select ${COLUMNS} from usage_event e where e.time = $1 and e.digest = $2`;

/** The same of a workspace `$3` and a type `$4`, by their index. */
export const findUsageEventOf = `
  ${findUsageEvent} and e.workspace_id = $3 and e.type = $4`;

/**
 * At most `$7` events of a workspace `$1` and a type `$2` that count from `$3` on and before `$4`, after the one at `$5`
 * with the digest `$6`: neither corrected nor taken back, and with the text `$8` in their data when it is given.
 */
export const standingUsageEvents = `
  select ${COLUMNS} from usage_event e
  where e.workspace_id = $1 and e.type = $2 and e.time >= $3 and e.time < $4 and (e.time, e.digest) > ($5, $6)
    and not (e.corrects is not null and e.data is null)
    and not exists (select from usage_correction c where c.corrected_digest = e.digest)
    and ($8::text is null or position($8 in e.data) > 0)
  order by e.time, e.digest limit $7`;
