export interface OutboxLag {
  readonly unstamped: number;
  /** Age of the oldest; 0 when there is none. */
  readonly seconds: number;
}

/** What waits for a position. */
export const outboxLag = `
  select count(*)::integer as unstamped,
    greatest(coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0), 0)::float8 as seconds
  from outbox where position is null`;
