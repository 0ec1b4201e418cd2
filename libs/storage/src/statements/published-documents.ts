/** Documents of the published versions other than those with the hashes `$1`, in the order of publishing. */
export const publishedDocuments = `
  select package_key as "packageKey", number, hash as "contentHash", document, definition_set as "definitionSet"
  from package_version
  where hash <> all($1::text[])
  order by published_at, package_key, number`;

export interface PublishedDocument {
  readonly packageKey: string;
  readonly number: number;
  readonly contentHash: string;
  readonly document: string;
  readonly definitionSet: string;
}

/** How many subscriptions stand on which version of package `$1` at `$2`. */
export const subscriptionsByVersion = `
  select g.package_version as number, count(*)::int as count
  from subscription_segment g
  join subscription s on s.id = g.subscription_id
  where s.package_key = $1 and g.superseded_at is null and g.span @> $2::timestamptz
  group by g.package_version
  order by g.package_version`;

export interface SubscriptionCountRow {
  readonly number: number;
  readonly count: number;
}
