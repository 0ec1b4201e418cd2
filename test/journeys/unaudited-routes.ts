/** Routes that are not GET and change nothing of the kind, each with the reason why no row is due. */
export const UNAUDITED: Readonly<Record<string, string>> = {
  'POST /v1/packages/check': 'keeps nothing',
  'POST /v1/plans': 'keeps nothing',
  'POST /v1/quotes/preview': 'keeps nothing',
  'POST /v1/quotes': 'a kept quote is its own record, sealed by the minute',
  'POST /v1/quotes/batch': 'kept quotes are their own records, sealed by the minute',
  'POST /v1/quotes/:id/replay': 'keeps nothing',
  'POST /v1/quotes/:id/accept': 'an acceptance is its own record',
  'POST /v1/outcomes': 'an outcome is its own record, which never changes',
  'POST /v1/experiments/:key/snapshots': 'a snapshot is its own record, which never changes',
  'POST /v1/experiments/:key/assignments': 'an assignment is its own record, which never changes',
  'POST /v1/experiments/:key/assignments/peek': 'keeps nothing',
  'POST /v1/events': 'events are their own records, which never change',
  'POST /v1/events/quarantined/release': 'events are their own records, which never change',
  'POST /v1/audit/verify': 'keeps nothing',
  'POST /v1/audit/checkpoints': 'a checkpoint is its own record, signed',
};
