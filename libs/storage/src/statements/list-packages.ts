/** Packages after key `$1` in the order of their keys, at most `$2`, as they stand at `$3`; `$4` asks for one alone. */
export const listPackages = `
  select latest.package_key as key, latest.title, latest.number as "latestVersion",
    case when current.retired_at <= $3::timestamptz then null else current.number end as "currentVersion"
  from (
    select distinct on (package_key) package_key, title, number
    from package_version
    where package_key > $1 and ($4::text is null or package_key = $4)
    order by package_key, number desc
    limit $2
  ) latest
  left join lateral (
    select number, retired_at
    from version_effect
    where package_key = latest.package_key and effective_at <= $3::timestamptz
    order by effective_at desc, number desc
    limit 1
  ) current on true
  order by latest.package_key`;

export interface PackageRow {
  readonly key: string;
  readonly title: string | null;
  readonly latestVersion: number;
  readonly currentVersion: number | null;
}
