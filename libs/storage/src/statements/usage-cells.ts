/** Locks the counts of the (workspace, meter, month) given, in their order, and makes those that are missing. */
export const lockCellCounts = `
  insert into usage_cell_count as kept (workspace_id, meter_id, month, cells)
  select workspace_id, meter_id, month, 0
  from unnest($1::text[], $2::integer[], $3::date[]) as given (workspace_id, meter_id, month)
  on conflict (workspace_id, meter_id, month) do update set cells = kept.cells`;

/** A statement of its own, after that one: the counts as they are now, and which of the cells given are there. */
export const readCells = `
  select (place - 1)::integer as place, count.cells,
    exists (
      select from usage_cell c
      where c.workspace_id = given.workspace_id and c.meter_id = given.meter_id and c.month = given.month
        and c.dims = given.dims
    ) as "isKnown"
  from unnest($1::text[], $2::integer[], $3::uuid[], $4::date[]) with ordinality
    as given (workspace_id, meter_id, dims, month, place)
  join usage_cell_count count using (workspace_id, meter_id, month)
  order by place`;

export interface CellRow {
  readonly place: number;
  readonly cells: number;
  readonly isKnown: boolean;
}

/** Keeps cells and counts them. */
export const addCells = `
  with given as materialized (
    select * from unnest($1::text[], $2::integer[], $3::uuid[], $4::date[], $5::text[])
      as given (workspace_id, meter_id, dims, month, tuple)
  ),
  added as (
    insert into usage_cell (workspace_id, meter_id, dims, month, tuple) select * from given
  )
  update usage_cell_count count set cells = count.cells + more.cells
  from (select workspace_id, meter_id, month, count(*)::integer as cells from given group by 1, 2, 3) more
  where count.workspace_id = more.workspace_id and count.meter_id = more.meter_id and count.month = more.month`;
