/** Makes buckets a variant's own: `$1` of experiment, `$2` variants, `$3` buckets, `$4` phase, `$5` from when. */
export const grantBuckets = `
  insert into bucket_ownership (experiment, variant, buckets, phase, from_at)
  select $1, g.variant, g.buckets, $4, $5::timestamptz
  from unnest($2::text[], $3::int4range[]) as g(variant, buckets)`;

export const bucketsOf = `
  select variant, buckets::text as buckets, phase, from_at as "from"
  from bucket_ownership where experiment = $1 order by lower(buckets)`;

export interface BucketGrantRow {
  readonly variant: string;
  readonly buckets: string;
  readonly phase: number;
  readonly from: string;
}

export const claimLayer = `
  insert into layer_claim (layer, buckets, experiment, active) values ($1, $2::int4range, $3, true)`;

/** Who keeps buckets `$2` of layer `$1` from others, but for `$3` itself. */
export const layerClaims = `
  select experiment, buckets::text as buckets
  from layer_claim where active and layer = $1 and buckets && $2::int4range and experiment <> $3
  order by experiment`;

/** Experiments on package `$1` that have started and not ended, but for `$2`. */
export const unendedOn = `
  select key, state, layer from experiment
  where package_key = $1 and key <> $2 and state in ('running', 'stopped') order by key`;

export interface UnendedRow {
  readonly key: string;
  readonly state: 'running' | 'stopped';
  readonly layer: string;
}

/** Which other experiment was ever started with seed `$1`. */
export const seedOwner = `
  select key from experiment where seed = $1 and started_at is not null and key <> $2`;

export const insertHoldout = `
  insert into holdout (key, share, packages, until, began_at, began_with) values ($1, $2, $3, $4, $5, $6)`;

export const listHoldouts = `
  select key, share, packages, until, began_at as "beganAt", began_with as "beganWith" from holdout order by key`;

export interface HoldoutRow {
  readonly key: string;
  readonly share: string;
  readonly packages: readonly string[] | null;
  readonly until: string;
  readonly beganAt: string;
  readonly beganWith: string;
}

/** How many units and workspaces have which arm of experiment `$1`, and how many have seen its price. */
export const armCounts = `
  select v.key as variant,
    (select count(*)::integer from assignment_unit u where u.experiment = v.experiment and u.variant = v.key) as units,
    (select count(*)::integer from assignment a where a.experiment = v.experiment and a.variant = v.key) as workspaces,
    (select count(*)::integer from exposure x where x.experiment = v.experiment and x.variant = v.key) as exposed
  from experiment_variant v where v.experiment = $1 order by v.position`;

export interface ArmCount {
  readonly variant: string;
  readonly units: number;
  readonly workspaces: number;
  readonly exposed: number;
}

export const insertPhase = `
  insert into experiment_phase (experiment, phase, from_at, cause) values ($1, $2, $3, $4)`;

export const phasesOf = `
  select phase, from_at as "from", cause from experiment_phase where experiment = $1 order by phase`;

export interface PhaseRow {
  readonly phase: number;
  readonly from: string;
  readonly cause: 'started' | 'arm-closed' | 'stage';
}

export const insertDecision = `
  insert into experiment_decision (experiment, variant, reason, from_at, decided_by, decided_at)
  values ($1, $2, $3, $4, $5, $6)`;

export const findDecision = `
  select variant, reason, from_at as "from", decided_by as "decidedBy", decided_at as "decidedAt"
  from experiment_decision where experiment = $1`;

export interface DecisionRow {
  readonly variant: string;
  readonly reason: string;
  readonly from: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
}

/**
 * Units of experiment `$1` that a bucket gave their arm, by phase. Who was overridden before enrolling is in no
 * comparison.
 */
export const unitsByPhase = `
  select u.phase, u.variant, count(*)::integer as units
  from assignment_unit u
  where u.experiment = $1 and u.bucket is not null
    and not exists (
      select from experiment_override o
      where o.unit = u.unit and o.experiment = u.experiment and o.from_at <= u.at
    )
  group by u.phase, u.variant order by u.phase, u.variant`;

export interface PhaseUnits {
  readonly phase: number;
  readonly variant: string;
  readonly units: number;
}

/** Answers a row when the experiment ran: `with`, since an update itself answers its rows and their number. */
export const stopAtOnce = `
  with stopped as (
    update experiment set state = 'stopped', revision = revision + 1, updated_at = $2::timestamptz,
      stopped_at = $2::timestamptz, stopped_by = $3, stop_reason = $4
    where key = $1 and state = 'running' returning key
  )
  select key from stopped`;
