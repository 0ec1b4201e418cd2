import { type Instant, instantText } from '#calendar';
import { invariant } from '#money';
import { causeText, fromDbQuote } from '../mappings/quote.js';
import { millisecondsOf, newId } from '../new-id.js';
import type { KeptReply } from '../records.js';
import type { QuoteBrief } from '../records/credits.js';
import type { KeptQuote, QuoteAdjustment, QuoteFailure, QuoteFilter } from '../records/quotes.js';
import { appendQuote, insertAdjustment } from '../statements/append-quote.js';
import {
  findQuote,
  type QuoteBriefRow,
  quoteBriefs,
  type QuoteRow,
  quotesNamed,
} from '../statements/find-quote.js';
import { keepQuote, type KeepQuoteRow } from '../statements/keep-quote.js';
import { listQuotes, QUOTE_CONDITIONS } from '../statements/list-quotes.js';
import { recordQuoteFailure } from '../statements/record-quote-failure.js';
import { UnitOfWork } from '../unit-of-work.js';
import { type IdempotencyKey, KEPT_HOURS, lockNumber } from './idempotency.store.js';

/**
 * `kept`; or nothing was written, since the key is at work elsewhere or has its reply already, or since the price of the
 * period was meanwhile told otherwise.
 */
export type Keeping = 'kept' | 'in-flight' | 'known' | 'raced';

/** Where a list of quotes goes on: after the quote that was made then, under this id. */
export interface QuotePlace {
  readonly createdAt: Instant;
  readonly id: string;
}

/** From the kind to the end of the offer, in the order that both statements share. */
const columnsOf = (quote: KeptQuote): readonly unknown[] => [
  quote.kind,
  quote.workspace ?? null,
  quote.subscription ?? null,
  quote.packageKey,
  quote.packageVersion,
  quote.contentHash,
  quote.variant ?? null,
  quote.priceReason,
  instantText(quote.period.from),
  instantText(quote.period.to),
  quote.currency,
  quote.total,
  quote.document,
  quote.documentHash,
  quote.inputs,
  quote.engineVersion,
  instantText(quote.validUntil),
];

/** The id and the payload of `quote.kept`. */
const announcementOf = ({ id, kind, createdAt }: KeptQuote): readonly [string, string] => [
  newId(createdAt),
  JSON.stringify({ quote: id, kind }),
];

export class QuoteStore {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * The quote, the reply under its key and the announcement `quote.kept`, in one statement, or none of them. `answers`
   * is the start of a period that keeps its price from now on, since nobody enrolled with it.
   */
  async keep(
    key: IdempotencyKey,
    { requestDigest, status, reply, headers }: KeptReply,
    quote: KeptQuote,
    answers?: Instant,
  ): Promise<Keeping> {
    const [row] = await this.work.prepared<KeepQuoteRow>('keep-quote', keepQuote, [
      lockNumber(key),
      key.principal,
      key.route,
      key.key,
      requestDigest,
      status,
      reply,
      JSON.stringify(headers),
      instantText(quote.createdAt),
      instantText(quote.createdAt.add({ hours: KEPT_HOURS })),
      quote.id,
      ...columnsOf(quote),
      ...announcementOf(quote),
      answers === undefined ? null : instantText(answers),
    ]);
    invariant(row !== undefined, 'the statement answers one row');
    if (!row.had) return 'in-flight';
    if (row.isRaced) return 'raced';
    return row.isNew ? 'kept' : 'known';
  }

  /** A quote that the service makes itself, and the announcement `quote.kept`, as a part of the running unit of work. */
  async append(quote: KeptQuote): Promise<void> {
    await this.work.prepared('append-quote', appendQuote, [
      quote.id,
      instantText(quote.createdAt),
      ...columnsOf(quote),
      quote.createdBy,
      ...announcementOf(quote),
    ]);
    if (quote.adjusts !== undefined) await this.#adjust(quote, quote.adjusts);
  }

  async #adjust({ id, subscription, period, createdAt }: KeptQuote, adjusts: QuoteAdjustment): Promise<void> {
    await this.work.manager.query(insertAdjustment, [
      id,
      subscription,
      instantText(period.from),
      adjusts.final,
      adjusts.previous,
      adjusts.previousTotal,
      adjusts.difference,
      causeText(adjusts.cause),
      instantText(createdAt),
    ]);
  }

  /** The id says in which month, and so in which partition, the quote is. */
  async find(id: string): Promise<KeptQuote | undefined> {
    const bounds = boundsOf(id);
    if (bounds === undefined) return undefined;
    const [row] = await this.work.prepared<QuoteRow>('find-quote', findQuote, [id, ...bounds]);
    return row && fromDbQuote(row);
  }

  /** Those of these ids that there are, in no order. */
  async findAll(ids: readonly string[]): Promise<readonly KeptQuote[]> {
    const rows = await this.work.manager.query<QuoteRow[]>(quotesNamed, [...madeIn(ids)]);
    return rows.map(fromDbQuote);
  }

  /** The same in short, by their ids. */
  async briefs(ids: readonly string[]): Promise<ReadonlyMap<string, QuoteBrief>> {
    const rows = await this.work.manager.query<QuoteBriefRow[]>(quoteBriefs, [...madeIn(ids)]);
    return new Map(
      rows.map(({ variant, ...same }) => [same.id, { ...same, ...(variant !== null && { variant }) }]),
    );
  }

  /** Newest first; `after` is the last one that was seen. */
  async list(
    filter: QuoteFilter,
    after: QuotePlace | undefined,
    limit: number,
  ): Promise<readonly KeptQuote[]> {
    const conditions: string[] = [];
    const values: unknown[] = [
      after === undefined ? 'infinity' : instantText(after.createdAt),
      after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
      limit,
    ];
    for (const [name, condition] of Object.entries(QUOTE_CONDITIONS)) {
      const value = filter[name as keyof QuoteFilter];
      if (value === undefined) continue;
      values.push(typeof value === 'string' ? value : instantText(value));
      conditions.push(condition(values.length));
    }
    const rows = await this.work.manager.query<QuoteRow[]>(listQuotes(conditions), values);
    return rows.map(fromDbQuote);
  }

  async recordFailure(failure: QuoteFailure, at: Instant): Promise<void> {
    await this.work.prepared('record-quote-failure', recordQuoteFailure, [
      newId(at),
      instantText(at),
      failure.createdBy,
      failure.workspace ?? null,
      failure.packageKey ?? null,
      failure.packageVersion ?? null,
      failure.contentHash ?? null,
      failure.code,
      failure.faults,
      failure.requestDigest,
    ]);
  }

  /** Makes the partitions of this month and `months` after it, by the database's clock. */
  async ensurePartitions(months: number): Promise<void> {
    await this.work.run(async () => {
      await this.work.lock('partitions');
      await this.work.manager.query('select ensure_quote_partitions($1)', [months]);
    });
  }
}

/** The millisecond that the id carries, as `[from, to)`. */
function boundsOf(id: string): readonly [string, string] | undefined {
  const made = millisecondsOf(id);
  if (made === undefined) return undefined;
  return [new Date(made).toISOString(), new Date(made + 1).toISOString()];
}

/** The ids that can be a quote's, then where the millisecond of each begins and ends. */
function madeIn(ids: readonly string[]): readonly (readonly string[])[] {
  const made = ids.flatMap((id) => {
    const bounds = boundsOf(id);
    return bounds === undefined ? [] : [[id, ...bounds] as const];
  });
  return [made.map(([id]) => id), made.map(([, from]) => from), made.map(([, , to]) => to)];
}
