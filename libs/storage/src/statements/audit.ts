const columns = `
  audit.seq::text as seq, at, holder, key_id as "keyId", action, subject, reason, detail,
  previous_hash as "previousHash", hash`;

export interface AuditDbRow {
  readonly seq: string;
  readonly at: string;
  readonly holder: string;
  readonly keyId: string;
  readonly action: string;
  readonly subject: string;
  readonly reason: string | null;
  readonly detail: string;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/** Rows after number `$1` in their order, at most `$2`. */
export const auditAfter = `
  select ${columns} from audit where audit.seq > $1::bigint order by audit.seq limit $2`;

/** Rows before number `$1`, newest first, at most `$7`; an absent filter holds for every row. */
export const listAudit = `
  select ${columns} from audit
  where ($1::bigint is null or audit.seq < $1::bigint)
    and ($2::text is null or subject = $2) and ($3::text is null or action = $3)
    and ($4::text is null or holder = $4)
    and ($5::timestamptz is null or at >= $5::timestamptz) and ($6::timestamptz is null or at < $6::timestamptz)
  order by audit.seq desc
  limit $7`;

const checkpointColumns = `
  audit_checkpoint.seq::text as seq, hash, at, key_id as kid, signature`;

export interface CheckpointDbRow {
  readonly seq: string;
  readonly hash: Buffer;
  readonly at: string;
  readonly kid: string;
  readonly signature: Buffer;
}

/** Checkpoints after number `$1` in their order, at most `$2`. */
export const checkpointsAfter = `
  select ${checkpointColumns} from audit_checkpoint
  where audit_checkpoint.seq > $1::bigint order by audit_checkpoint.seq limit $2`;

/** Checkpoints before number `$1`, newest first, at most `$2`. */
export const listCheckpoints = `
  select ${checkpointColumns} from audit_checkpoint
  where $1::bigint is null or audit_checkpoint.seq < $1::bigint
  order by audit_checkpoint.seq desc limit $2`;

export const insertCheckpoint = `
  insert into audit_checkpoint (seq, hash, at, key_id, signature) values ($1, $2, $3, $4, $5)
  on conflict (seq) do nothing`;
