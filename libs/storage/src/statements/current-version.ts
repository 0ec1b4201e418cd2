/**
 * Which version is current for `$1` at `$2`: the one with the largest (effective, number) not after it. When that
 * one is retired by then there is no current version: nobody falls back to an older price in silence.
 */
export const currentVersion = `
  select number, coalesce(retired_at <= $2::timestamptz, false) as retired
  from version_effect
  where package_key = $1 and effective_at <= $2::timestamptz
  order by effective_at desc, number desc
  limit 1`;

export interface CurrentVersionRow {
  readonly number: number;
  readonly retired: boolean;
}
