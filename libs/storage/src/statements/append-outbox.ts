/** One event without a position. */
export const appendOutbox = `
  insert into outbox (id, type, workspace_id, payload, created_at) values ($1, $2, $3, $4, $5)`;
