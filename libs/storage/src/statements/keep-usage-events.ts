/** Keeps events, an array for each column. */
export const keepUsageEvents = `
  insert into usage_event (time, received_at, said_time, meters_known, is_time_ours, digest, corrects, workspace_id,
    type, source, id, data)
  select time, $2, said_time, $3, is_time_ours, digest, corrects, workspace_id, type, source, id, data
  from unnest($1::timestamptz[], $4::timestamptz[], $5::boolean[], $6::uuid[], $7::uuid[], $8::text[], $9::text[],
    $10::text[], $11::text[], $12::text[])
    as given (time, said_time, is_time_ours, digest, corrects, workspace_id, type, source, id, data)`;
