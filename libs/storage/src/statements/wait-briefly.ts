/**
 * Before a table of events gets or loses a partition: whoever reads it long is waited for, and everybody who comes then
 * waits behind us. Rather nothing happens, and the job is tried again.
 */
export const waitBriefly = `set local lock_timeout = '1s'`;
