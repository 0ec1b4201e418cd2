const columns = `
  id, holder, name, scopes, workspace_id as "workspaceId", secret_digest as "secretDigest", created_at as "createdAt",
  expires_at as "expiresAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;

export interface ApiKeyRow {
  readonly id: string;
  readonly holder: string;
  readonly name: string | null;
  readonly scopes: readonly string[];
  readonly workspaceId: string | null;
  readonly secretDigest: Buffer;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
}

export const findApiKey = `select ${columns} from api_key where id = $1`;

/** Keys after (`$1` created, `$2` id), oldest first, at most `$3`. */
export const listApiKeys = `
  select ${columns} from api_key
  where (created_at, id) > ($1::timestamptz, $2)
  order by created_at, id
  limit $3`;

/** A new key. One of the same id is left as it is, and nothing is answered. */
export const insertApiKey = `
  insert into api_key (id, holder, name, secret_digest, scopes, workspace_id, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (id) do nothing
  returning id`;

/** Creates the key, or gives the one of this id these very properties and a new life. */
export const putApiKey = `
  insert into api_key (id, holder, secret_digest, scopes, created_at)
  values ($1, $2, $3, $4, $5)
  on conflict (id) do update
  set holder = excluded.holder, secret_digest = excluded.secret_digest, scopes = excluded.scopes,
    expires_at = null, revoked_at = null`;

/** A key ends at `$2`, unless it ends earlier. */
export const expireApiKey = `
  update api_key set expires_at = least(expires_at, $2::timestamptz) where id = $1`;

export const revokeApiKey = `
  update api_key set revoked_at = $2::timestamptz where id = $1 and revoked_at is null`;

/** Every key of holder `$1` but `$2`. */
export const revokeOtherApiKeys = `
  with revoked as (
    update api_key set revoked_at = $3::timestamptz where holder = $1 and id <> $2 and revoked_at is null
    returning id
  )
  select id from revoked order by id`;

/** When keys were last used: ids `$1`, instants `$2`. A use within a minute of the one that is known is not worth a write. */
export const noteApiKeyUses = `
  update api_key set last_used_at = used.at
  from unnest($1::text[], $2::timestamptz[]) as used (id, at)
  where api_key.id = used.id
    and (api_key.last_used_at is null or api_key.last_used_at <= used.at - interval '1 minute')`;
