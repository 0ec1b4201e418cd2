/** At most `$2` events after position `$1`, in order. */
export const readOutbox = `
  select id, type, workspace_id as workspace, payload, created_at as at, position
  from outbox
  where position > $1::bigint
  order by position
  limit $2`;

export interface OutboxRow {
  readonly id: string;
  readonly type: string;
  readonly workspace: string | null;
  readonly payload: string;
  readonly at: string;
  readonly position: string;
}

/** The last position that was given. */
export const lastPosition = `select position from outbox_end`;

/** Where reader `$1` has come to. */
export const readersPlace = `select position from outbox_reader where name = $1`;

/** Reader `$1` has come to `$2`; it never goes back. */
export const keepReadersPlace = `
  insert into outbox_reader (name, position) values ($1, $2::bigint)
  on conflict (name) do update set position = greatest(outbox_reader.position, excluded.position)`;
