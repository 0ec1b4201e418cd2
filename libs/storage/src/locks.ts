/**
 * Every advisory lock of the system, so that no two meanings share a number. PostgreSQL keeps the pair
 * (space, number) apart from the locks of any other program on the same database.
 */
export const LOCK_SPACE = 5_390_923;

export const LOCKS = {
  /** Held while the schema is brought up to date: of several starting processes one migrates, the others wait. */
  migrations: 1,
  /** Held to the end of a transaction that publishes: version numbers follow one another without races. */
  publishing: 2,
} as const;
