const COLUMNS = `id, hash, key, event, definition, registered_at as "registeredAt", filled_at as "filledAt",
    retired_at as "retiredAt"`;

export interface UsageMeterRow {
  readonly id: number;
  readonly hash: string;
  readonly key: string;
  readonly event: string;
  readonly definition: string;
  readonly registeredAt: string;
  readonly filledAt: string | null;
  readonly retiredAt: string | null;
}

/** The meters that count, in the order in which they began to. */
export const liveMeters = `select ${COLUMNS} from usage_meter where retired_at is null order by id`;

export const findMeter = `select ${COLUMNS} from usage_meter where id = $1`;

export const retireMeters = `
  update usage_meter set retired_at = clock_timestamp() where key = any($1::text[]) and retired_at is null`;

/**
 * Registers meters, an array for each column. Only where there was a meter of the same event type, perhaps a retired
 * one, can there be events that it has not counted: others wait in quarantine.
 */
export const registerMeters = `
  insert into usage_meter (hash, key, event, definition, registered_at, filled_at)
  select given.hash, given.key, given.event, given.definition, clock_timestamp(),
    case when not exists (select from usage_meter known where known.event = given.event) then clock_timestamp() end
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) with ordinality
    as given (hash, key, event, definition, place)
  order by place
  returning ${COLUMNS}`;
