/** Grows with every publish, promotion and retirement: the cheap question whether anything changed. */
export const catalogRevision = `select revision::text from catalog_revision`;

/** When versions of `$1` (null: of every package) become current, retired ones with when. */
export const versionEffects = `
  select package_key as "packageKey", number, effective_at as "effectiveAt", retired_at as "retiredAt"
  from version_effect
  where $1::text is null or package_key = $1
  order by package_key, effective_at, number`;

export interface VersionEffectRow {
  readonly packageKey: string;
  readonly number: number;
  readonly effectiveAt: string;
  readonly retiredAt: string | null;
}
