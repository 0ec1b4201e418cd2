/**
 * The first statement of who counts events: the lock, together with others, and the promise that a commit that is
 * answered is on disk, whatever the server's settings say. It reads nothing: its snapshot may be older than the lock.
 */
export const beginCounting = `
  select pg_advisory_xact_lock_shared($1, $2), set_config('synchronous_commit', 'on', true)`;
