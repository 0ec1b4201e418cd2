/**
 * The one place where HTTP statuses are chosen. What is not named here is a fault of meaning: 422. 400 is for
 * what cannot even be read.
 */
const STATUSES: Readonly<Record<string, number>> = {
  'json.syntax': 400,
  'json.empty': 400,
  'request.malformed': 400,
  'cursor.invalid': 400,
  'idempotency.key-missing': 400,
  'idempotency.key-invalid': 400,
  'key.missing': 401,
  'key.invalid': 401,
  'key.scope-missing': 403,
  'key.grants-too-much': 403,
  'route.unknown': 404,
  'package.unknown': 404,
  'package.version-unknown': 404,
  'quote.unknown': 404,
  'schema.unknown': 404,
  'workspace.unknown': 404,
  'key.unknown': 404,
  'route.method-not-allowed': 405,
  'request.timeout': 408,
  'idempotency.in-flight': 409,
  'audit.broken': 409,
  'key.ended': 409,
  'key.configured': 409,
  'package.none-current': 409,
  'package.version-retired': 409,
  'workspace.changed': 412,
  'workspace.exists': 412,
  'quote.expired': 409,
  'quote.not-acceptable': 409,
  'package.version-not-published': 409,
  'request.too-large': 413,
  'request.path-too-long': 414,
  'request.media-type': 415,
  'workspace.if-match-missing': 428,
  'request.headers-too-large': 431,
  'quote.replay-differs': 500,
  'service.fault': 500,
  'service.unavailable': 503,
};

export const statusOf = (code: string): number =>
  Object.hasOwn(STATUSES, code) ? (STATUSES[code] ?? 422) : 422;
