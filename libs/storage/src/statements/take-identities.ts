/**
 * Takes the identities `$1`, which are in order, with the digests of their bodies and when they are counted; answers
 * the places of those that were taken already, by whomever.
 */
export const takeIdentities = `
  with given as materialized (
    select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[])
      with ordinality as given (digest, body_digest, event_time, place)
  ),
  taken as (
    insert into usage_event_identity (digest, body_digest, event_time)
    select digest, body_digest, event_time from given order by place
    on conflict (digest) do nothing
    returning digest
  )
  select (place - 1)::integer as place from given where digest not in (select digest from taken)`;

/** A statement of its own, after that one: it also sees what was committed meanwhile. */
export const readIdentities = `
  select digest, body_digest as body, (extract(epoch from event_time) * 1000000)::bigint as time
  from usage_event_identity where digest = any($1::uuid[])`;

export interface IdentityRow {
  readonly digest: string;
  readonly body: string;
  readonly time: string;
}
