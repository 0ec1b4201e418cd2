/** Every key that ever signed, oldest first: there is one more a quarter. */
export const signingKeys = `
  select kid, public_key as "publicKey", private_key as "privateKey", created_at as "createdAt",
    activates_at as "activatesAt", retires_at as "retiresAt", revoked_at as "revokedAt"
  from signing_key
  order by activates_at, created_at, kid`;

export interface SigningKeyRow {
  readonly kid: string;
  readonly publicKey: string;
  readonly privateKey: string;
  readonly createdAt: string;
  readonly activatesAt: string;
  readonly retiresAt: string | null;
  readonly revokedAt: string | null;
}

export const insertSigningKey = `
  insert into signing_key (kid, public_key, private_key, created_at, activates_at) values ($1, $2, $3, $4, $5)`;

/** All but the successor `$1` sign until `$2` at most. */
export const retireSigningKeys = `
  update signing_key set retires_at = $2::timestamptz
  where kid <> $1 and (retires_at is null or retires_at > $2::timestamptz)`;

export const revokeSigningKey = `
  update signing_key set revoked_at = $2::timestamptz where kid = $1 and revoked_at is null`;

/** The same private key in another form: sealed, once there is a secret. */
export const resealSigningKey = `update signing_key set private_key = $2 where kid = $1`;
