/**
 * Gives the next positions to at most `$1` events that wait for one, in the order they were appended, and answers how
 * many. Only one transaction at a time may run this: what another commits meanwhile gets a later position.
 */
export const stampOutbox = `
  with waiting as materialized (
    select id, row_number() over (order by appended) as place
    from (select id, appended from outbox where position is null order by appended limit $1) as batch
  ), moved as (
    update outbox_end set position = position + (select count(*) from waiting)
    where exists (select from waiting)
    returning position - (select count(*) from waiting) as base
  ), stamped as (
    update outbox set position = moved.base + waiting.place
    from waiting, moved
    where outbox.id = waiting.id
    returning outbox.id
  )
  select count(*)::integer as count from stamped`;

/** Whether any event waits for a position. */
export const isOutboxWaiting = `select exists (select from outbox where position is null) as waiting`;
