import { type Instant, instantText } from '#calendar';
import { invariant } from '#money';
import { fromDbCircumstances } from '../mappings/quote-circumstances.js';
import type { QuoteCircumstances } from '../records/quote-circumstances.js';
import { type CircumstancesRow, quoteCircumstances } from '../statements/quote-circumstances.js';
import { UnitOfWork } from '../unit-of-work.js';
import type { IdempotencyKey } from './idempotency.store.js';

/** Whose quote it is: the workspace, the subscription, or both. */
export interface CircumstancesOf {
  readonly workspace?: string | undefined;
  readonly subscription?: string | undefined;
  /** The package that is asked about, when it is named. */
  readonly packageKey?: string | undefined;
  /** What is asked about: an instant, or a half-open span. */
  readonly from: Instant;
  readonly to?: Instant | undefined;
  /** Acceptances count that were made by then. */
  readonly at: Instant;
  readonly now: Instant;
  readonly key?: IdempotencyKey | undefined;
}

export class QuoteCircumstancesStore {
  constructor(private readonly work: UnitOfWork) {}

  /** Everything that a quote depends on besides versions, in one round trip. */
  async load({
    workspace,
    subscription,
    packageKey,
    from,
    to,
    at,
    now,
    key,
  }: CircumstancesOf): Promise<QuoteCircumstances> {
    const [begin, end] = [instantText(from), instantText(to ?? from)];
    const [row] = await this.work.prepared<CircumstancesRow>('quote-circumstances', quoteCircumstances, [
      workspace ?? null,
      subscription ?? null,
      `[${begin},${end}${to === undefined ? ']' : ')'}`,
      instantText(at),
      key?.principal ?? null,
      key?.route ?? null,
      key?.key ?? null,
      instantText(now),
      packageKey ?? null,
    ]);
    invariant(row !== undefined, 'the statement answers one row');
    return fromDbCircumstances(row);
  }
}
