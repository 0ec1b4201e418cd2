import type { Log } from '#observing';

/** The log as Nest hands it out. */
export class ServiceLog {
  constructor(readonly lines: Log) {}
}
