/**
 * Every advisory lock of the system, so that no two meanings share a number. PostgreSQL keeps the pair
 * (space, number) apart from the locks of any other program on the same database. Idempotency keys lock by a 64-bit
 * hash of their own, in PostgreSQL's other lock space, that of single numbers.
 */
export const LOCK_SPACE = 5_390_923;

export const LOCKS = {
  /** Held while the schema is brought up to date: of several starting processes one migrates, the others wait. */
  migrations: 1,
  /** Held to the end of a transaction that publishes: version numbers follow one another without races. */
  publishing: 2,
  /** Held by the one relay that stamps outbox positions: they follow the order of commits. */
  relay: 3,
  /** Held to the end of a transaction that appends to the audit chain: each row knows the one before it. */
  audit: 4,
  /** Held while a signing key is made or rotated: there is one active key. */
  signing: 5,
  /** Held by the one process that looks for work that lost its alarm. */
  reconciler: 6,
  /** Held while the partitions of the coming months are made. */
  partitions: 7,
  /** Held while events are turned into jobs. */
  dispatching: 8,
  /** Held to the end of a transaction that seals quotes: seals follow one another without a gap. */
  sealing: 9,
  /**
   * Held together by everybody who counts events, to the end of their transactions; held alone, and briefly, by who
   * changes what they must obey: a meter begins to count, a period begins to close.
   */
  usage: 10,
} as const;
