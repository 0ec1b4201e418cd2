import { Injectable } from '@nestjs/common';
import { compareInstants, instant, type Instant } from '#calendar';
import { AuditStore, Clock, QUOTE_DIGEST, QuoteDigestStore, UnitOfWork } from '#storage';
import { SYSTEM } from '../actor.js';
import { type QuoteSeal, SEALED, sealDetail, sealOf } from './quote-seal.js';
import { RecordAudit } from './record-audit.js';

/** A quote carries the instant it was computed at and is there a moment later; two minutes are many times that. */
const BEHIND_MINUTES = 2;
/** While no quotes are made, this is often enough to say so. */
const QUIET_MINUTES = 60;
/** So many seals a run: work that was left lying is caught up with, and no run is long. */
const MOST_SEALS = 120;
/** Before every quote. */
const EVER = instant('1970-01-01T00:00:00Z');

/** Binds quotes, which have no audit row each, to the audit chain: one row for each minute that has some. */
@Injectable()
export class SealQuotes {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditStore,
    private readonly digests: QuoteDigestStore,
    private readonly recordAudit: RecordAudit,
    private readonly clock: Clock,
  ) {}

  /** Seals every minute that is over, the oldest first; answers how many seals it made. The worker asks each minute. */
  async run(): Promise<number> {
    let made = 0;
    while (made < MOST_SEALS && (await this.#sealNext())) made += 1;
    return made;
  }

  /** Each seal begins where the one before it ended, so that no instant stands outside. */
  async #sealNext(): Promise<boolean> {
    return await this.work.run(async () => {
      await this.work.lock('sealing');
      const [last] = await this.audit.list({ action: SEALED }, undefined, 1);
      const from = (last && sealOf(last)?.to) ?? EVER;
      const over = minuteOf(this.clock.now()).subtract({ minutes: BEHIND_MINUTES });
      if (compareInstants(over, from) <= 0) return false;
      const first = await this.digests.first(from, over);
      // Before the first quote of all there is nothing to seal.
      if (first === undefined && (last === undefined || isShort(from, over))) return false;
      const to = first === undefined ? over : minuteOf(first).add({ minutes: 1 });
      const seal: QuoteSeal = { from, to, ...(await this.digests.of(from, to)), algorithm: QUOTE_DIGEST };
      const detail = sealDetail(seal);
      await this.recordAudit.run({ actor: SYSTEM, action: SEALED, subject: 'quotes', detail });
      return true;
    });
  }
}

const minuteOf = (at: Instant): Instant => at.round({ smallestUnit: 'minute', roundingMode: 'floor' });

const isShort = (from: Instant, to: Instant): boolean =>
  compareInstants(from.add({ minutes: QUIET_MINUTES }), to) > 0;
