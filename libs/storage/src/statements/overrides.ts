export const insertOverride = `
  insert into experiment_override (id, experiment, workspace_id, unit, variant, from_at, expires_at, reason, author,
    created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** The override of experiment `$1` for workspace `$2` that lasts beyond `$3`. */
export const findOverride = `
  select id, experiment, workspace_id as workspace, unit, variant, from_at as "from", expires_at as "to",
    reason, author, created_at as "createdAt"
  from experiment_override where experiment = $1 and workspace_id = $2 and ended_at is null
    and expires_at > $3::timestamptz`;

export interface OverrideRow {
  readonly id: string;
  readonly experiment: string;
  readonly workspace: string;
  readonly unit: string;
  readonly variant: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly author: string;
  readonly createdAt: string;
}

/** Ends override `$1` at `$2`. */
export const endOverride = `
  update experiment_override set ended_at = greatest($2::timestamptz, from_at), ended_by = $3 where id = $1`;
