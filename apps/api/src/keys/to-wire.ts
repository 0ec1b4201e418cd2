import { compareInstants, type Instant, instantText } from '#calendar';
import type { KeyReply, MadeKeyReply } from '#contracts';
import type { ApiKey } from '#storage';
import type { MadeKey } from '#usecases';

export function toKey(key: ApiKey, now: Instant): KeyReply {
  return {
    id: key.id,
    name: key.name ?? null,
    holder: key.holder,
    scopes: [...key.scopes],
    workspace: key.workspace ?? null,
    state: stateOf(key, now),
    createdAt: instantText(key.createdAt),
    expiresAt: textOrNull(key.expiresAt),
    revokedAt: textOrNull(key.revokedAt),
    lastUsedAt: textOrNull(key.lastUsedAt),
  };
}

export function toMadeKey({ key, text }: MadeKey, now: Instant): MadeKeyReply {
  return { ...toKey(key, now), key: text };
}

/** What is kept of a reply that showed a key: all but the key. */
export function withoutKey(reply: unknown): unknown {
  return { ...(reply as MadeKeyReply), key: undefined };
}

function stateOf({ revokedAt, expiresAt }: ApiKey, now: Instant): KeyReply['state'] {
  if (revokedAt !== undefined) return 'revoked';
  return expiresAt !== undefined && compareInstants(expiresAt, now) <= 0 ? 'expired' : 'active';
}

const textOrNull = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : instantText(instant);
