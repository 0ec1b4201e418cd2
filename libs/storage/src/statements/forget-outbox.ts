/**
 * Deletes, of the `$2` first events, those from before `$1`, and answers how many. An event without a position, or one
 * that a reader has yet to read, stays.
 */
export const forgetOutbox = `
  with forgotten as (
    delete from outbox
    where created_at < $1::timestamptz and id in (
      select id
      from outbox
      where position <= least((select position from outbox_end), (select min(position) from outbox_reader))
      order by position
      limit $2
    )
    returning id
  )
  select count(*)::integer as count from forgotten`;
