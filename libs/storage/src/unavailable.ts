/** Codes of the network, and classes of PostgreSQL, that mean: not now, try again. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
/** Connection lost, too many connections, disk full, shut down, starting up, standing by, locked, idle for too long. */
const SQLSTATE = /^(?:08|53|57P0[123]|25006|25P03|55P03)/;
// TypeORM gives a connection up once it has broken, and says so to the transaction that would use it next, in one of two
// ways.
const SAID =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error|Query runner (?:was )?already released/i;

/** Whether an error means that the database cannot answer now, through no fault of the request. */
export function isUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, errors } = error as { code?: unknown; message?: unknown; errors?: unknown };
  if (typeof code === 'string' && (NETWORK.has(code) || SQLSTATE.test(code))) return true;
  if (typeof message === 'string' && SAID.test(message)) return true;
  // A name with several addresses fails with one error for each.
  return Array.isArray(errors) && errors.some(isUnavailable);
}
