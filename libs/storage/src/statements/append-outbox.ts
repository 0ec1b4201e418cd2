/** Events without a position: `$1` ids, `$2` workspaces and `$3` payloads of type `$4` at `$5`. */
export const appendOutboxAll = `
  insert into outbox (id, type, workspace_id, payload, created_at)
  select e.id, $4, e.workspace, e.payload, $5 from unnest($1::uuid[], $2::text[], $3::text[]) as e(id, workspace, payload)`;

/** One event without a position. */
export const appendOutbox = `
  insert into outbox (id, type, workspace_id, payload, created_at) values ($1, $2, $3, $4, $5)`;
