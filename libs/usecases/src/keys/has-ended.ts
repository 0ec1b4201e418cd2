import { compareInstants, type Instant } from '#calendar';
import type { ApiKey } from '#storage';

/** Expired or revoked by `now`. */
export function hasEnded({ expiresAt, revokedAt }: ApiKey, now: Instant): boolean {
  return [expiresAt, revokedAt].some((end) => end !== undefined && compareInstants(end, now) <= 0);
}
