import { type Instant, instantText } from '#calendar';
import type {
  ReferenceBill,
  ReferenceMargins,
  ReferencePeriod,
  ReferenceStanding,
} from '../records/experiment-references.js';
import {
  addReference,
  rateReference,
  referenceMargins,
  referenceStanding,
  referenceToRate,
  totalsOfQuotes,
} from '../statements/experiment-references.js';
import { UnitOfWork } from '../unit-of-work.js';

/** Who paid the control's price when an experiment started, and what that comes to under every variant. */
export class ExperimentReferenceStore {
  constructor(private readonly work: UnitOfWork) {}

  /** What each of these quotes comes to, as text. */
  async totals(quotes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.work.manager.query<{ id: string; total: string }[]>(totalsOfQuotes, [quotes]);
    return new Map(rows.map(({ id, total }) => [id, total]));
  }

  async add(experiment: string, periods: readonly ReferencePeriod[]): Promise<void> {
    await this.work.manager.query(addReference, [
      experiment,
      periods.map(({ subscription }) => subscription),
      periods.map(({ unit }) => unit),
      periods.map(({ quote }) => quote),
    ]);
  }

  /** The first `limit` that are not rated. */
  async toRate(experiment: string, limit: number): Promise<readonly ReferencePeriod[]> {
    return await this.work.manager.query<ReferencePeriod[]>(referenceToRate, [experiment, limit]);
  }

  async rate(
    experiment: string,
    rated: readonly (readonly [ReferencePeriod, ReferenceBill])[],
    now: Instant,
  ): Promise<void> {
    await this.work.manager.query(rateReference, [
      experiment,
      rated.map(([{ subscription }]) => subscription),
      rated.map(([, bill]) => ('fault' in bill ? null : `{${bill.totals.join(',')}}`)),
      rated.map(([, bill]) => ('fault' in bill ? null : bill.cost)),
      rated.map(([, bill]) => ('fault' in bill ? bill.fault : null)),
      instantText(now),
    ]);
  }

  async standing(experiment: string): Promise<ReferenceStanding> {
    const none = { units: 0, waiting: 0, unpriceable: 0 };
    const [row = none] = await this.work.manager.query<ReferenceStanding[]>(referenceStanding, [experiment]);
    return row;
  }

  async margins(experiment: string): Promise<readonly ReferenceMargins[]> {
    return await this.work.manager.query<ReferenceMargins[]>(referenceMargins, [experiment]);
  }
}
