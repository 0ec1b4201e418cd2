import { Injectable } from '@nestjs/common';
import { compareInstants, instantText } from '#calendar';
import { invariant } from '#money';
import { Clock, OutboxStore, type QuoteAcceptance, QuoteAcceptanceStore, UnitOfWork } from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused } from '../fault.js';
import { FindQuote } from './find-quote.js';

/** Pins the quote's price for its workspace and package until the quote's validity ends. A newer acceptance supersedes. */
@Injectable()
export class AcceptQuote {
  constructor(
    private readonly work: UnitOfWork,
    private readonly findQuote: FindQuote,
    private readonly acceptances: QuoteAcceptanceStore,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  async run(id: string, actor: Actor): Promise<Outcome<QuoteAcceptance>> {
    return await this.work.run(async () => {
      const found = await this.findQuote.run(id);
      if (!found.ok) return found;
      const { kind, workspace, packageKey, packageVersion, contentHash, validUntil } = found.value;
      if (kind !== 'quote')
        return refused({
          code: 'quote.not-acceptable',
          message: `a quote of kind \`${kind}\` is no offer`,
          help: 'accept a quote of kind `quote`',
        });
      if (workspace === undefined)
        return refused({
          code: 'quote.not-acceptable',
          message: 'this quote was made for no stored workspace, so there is nobody to hold it for',
          help: 'make a quote with `workspace` as the id of a stored one',
        });
      const known = await this.acceptances.find(id);
      if (known !== undefined) return { ok: true, value: known };
      const now = this.clock.now();
      if (compareInstants(validUntil, now) <= 0)
        return refused({
          code: 'quote.expired',
          message: `this quote could be accepted until ${instantText(validUntil)}`,
          help: 'make a new quote',
        });
      const acceptance = {
        quote: id,
        workspace,
        packageKey,
        packageVersion,
        contentHash,
        acceptedAt: now,
        acceptedBy: actor.holder,
        validUntil,
      };
      if (await this.acceptances.add(acceptance)) {
        await this.outbox.append({ type: 'quote.accepted', workspace, payload: { quote: id } }, now);
        return { ok: true, value: acceptance };
      }
      const first = await this.acceptances.find(id);
      invariant(first !== undefined, 'an acceptance that was there is there');
      return { ok: true, value: first };
    });
  }
}
