/** Keeps events aside, an array for each column. */
export const quarantineEvents = `
  insert into usage_quarantine (digest, reason, received_at, workspace_id, type, source, id, event)
  select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
    $8::text[])`;

const COLUMNS = `digest, reason, (extract(epoch from received_at) * 1000000)::bigint as "receivedAt",
    workspace_id as workspace, type, source, id, event, refusal`;

export interface QuarantinedRow {
  readonly digest: string;
  readonly reason: string;
  readonly receivedAt: string;
  readonly workspace: string;
  readonly type: string;
  readonly source: string;
  readonly id: string;
  readonly event: string;
  readonly refusal: string | null;
}

/** At most `$3` after the one that was received at `$1` with the digest `$2`. */
export const listQuarantined = `
  select ${COLUMNS} from usage_quarantine
  where (received_at, digest) > ($1, $2) order by received_at, digest limit $3`;

const KNOWN = `exists (select from workspace w where w.id = q.workspace_id)
    and exists (select from usage_meter m where m.event = q.type and m.retired_at is null)`;

/** Whether any event waits without need. */
export const isReleasable = `
  select exists (select from usage_quarantine q where q.refusal is null and ${KNOWN}) as is`;

/**
 * At most `$1` events whose workspace and type are known by now, the oldest first, locked; those that another process
 * has in hand are left to it. With `$2` also those that were refused before; `$3` and `$4` narrow it down.
 */
export const lockReleasable = `
  select ${COLUMNS} from usage_quarantine q
  where (q.refusal is null or $2) and ${KNOWN}
    and ($3::text is null or q.workspace_id = $3) and ($4::text is null or q.type = $4)
    and (q.received_at, q.digest) > ($5, $6)
  order by received_at, digest limit $1
  for update skip locked`;

export const forgetQuarantined = `delete from usage_quarantine where digest = any($1::uuid[])`;

export const refuseQuarantined = `
  update usage_quarantine set refusal = given.refusal
  from unnest($1::uuid[], $2::text[]) as given (digest, refusal)
  where usage_quarantine.digest = given.digest`;

/** A new meter may take what the old one refused. */
export const reconsiderQuarantined = `
  update usage_quarantine set refusal = null where type = any($1::text[]) and refusal is not null`;

export const hasQuarantined = `select exists (select from usage_quarantine where digest = $1) as is`;
