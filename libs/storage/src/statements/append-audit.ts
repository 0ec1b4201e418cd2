/** One row of the chain, whose hash the caller has made. */
export const appendAudit = `
  insert into audit (seq, at, holder, key_id, action, subject, reason, detail, previous_hash, hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** The end of the chain. The order is that of numbers: a bare `seq` would be the text that is selected, `9` after `10`. */
export const lastAudit = `select seq::text, hash from audit order by audit.seq desc limit 1`;

export interface LastAuditRow {
  readonly seq: string;
  readonly hash: Buffer;
}
