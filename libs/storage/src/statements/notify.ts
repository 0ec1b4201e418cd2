/** Says `$2` on channel `$1` when the running transaction commits, and nothing when it does not. */
export const notify = `select pg_notify($1, $2)`;
