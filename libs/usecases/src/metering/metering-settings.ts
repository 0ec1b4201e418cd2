/** What may be set of usage. */
export class MeteringSettings {
  constructor(
    /** An event that happened longer ago is refused. */
    readonly lateDays = 35,
    /** So many tuples of dimensions may a meter of a workspace have in a month. */
    readonly mostCells = 10_000,
    /** Raw events are kept so many whole months; absent: for ever. */
    readonly retentionMonths?: number,
  ) {}
}
