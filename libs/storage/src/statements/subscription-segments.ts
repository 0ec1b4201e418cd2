const COLUMNS = `id, subscription_id as "subscriptionId", lower(span) as "from", upper(span) as "to",
    package_version as "packageVersion", quantities, state, recorded_at as "recordedAt",
    recorded_by as "recordedBy", cause, superseded_at as "supersededAt"`;

export interface SegmentRow {
  readonly id: string;
  readonly subscriptionId: string;
  readonly from: string;
  readonly to: string | null;
  readonly packageVersion: number;
  readonly quantities: string;
  readonly state: 'active' | 'paused';
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly cause: string;
  readonly supersededAt: string | null;
}

/** The live segments of subscription `$1` that touch `[$2, $3)`, in order; null bounds leave it open. */
export const segmentsIn = `
  select ${COLUMNS} from subscription_segment
  where subscription_id = $1 and superseded_at is null and span && tstzrange($2::timestamptz, $3::timestamptz)
  order by lower(span)`;

/** The live segments of all subscriptions `$1`, of each in order. */
export const segmentsOfAll = `
  select ${COLUMNS} from subscription_segment
  where subscription_id = any($1::uuid[]) and superseded_at is null
  order by subscription_id, lower(span)`;

/** Every segment that was ever written for subscription `$1`, superseded ones too, as they were recorded. */
export const segmentHistory = `
  select ${COLUMNS} from subscription_segment where subscription_id = $1 order by recorded_at, id`;

export const insertSegment = `
  insert into subscription_segment
    (id, subscription_id, span, package_version, quantities, state, recorded_at, recorded_by, cause)
  values ($1, $2, tstzrange($3::timestamptz, $4::timestamptz), $5, $6, $7, $8, $9, $10)`;

/** Ends at `$2` what nothing ended so far. */
export const closeSegment = `
  update subscription_segment set span = tstzrange(lower(span), $2::timestamptz) where id = $1`;

/** Marks segments `$1` as replaced. */
export const supersedeSegments = `
  update subscription_segment set superseded_at = $2 where id = any($1::uuid[])`;
