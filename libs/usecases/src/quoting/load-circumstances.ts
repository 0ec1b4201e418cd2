import { Injectable } from '@nestjs/common';
import { compareInstants, parseInstant } from '#calendar';
import {
  Clock,
  type IdempotencyKey,
  NO_EXPERIMENTS,
  type QuoteCircumstances,
  QuoteCircumstancesStore,
} from '#storage';
import type { QuoteRequest } from './quote-request.js';

const NOTHING: QuoteCircumstances = {
  subscriptions: [],
  acceptances: [],
  experiments: NO_EXPERIMENTS,
};

/** What the database knows about a quote, in one round trip; a request that describes everything itself needs none. */
@Injectable()
export class LoadCircumstances {
  constructor(
    private readonly circumstances: QuoteCircumstancesStore,
    private readonly clock: Clock,
  ) {}

  async run(request: QuoteRequest, key?: IdempotencyKey): Promise<QuoteCircumstances> {
    const { workspace, subscription, packageKey, at, period } = request;
    if (typeof workspace !== 'string' && typeof subscription !== 'string') return NOTHING;
    return await this.circumstances.load({
      workspace: typeof workspace === 'string' ? workspace : undefined,
      subscription: typeof subscription === 'string' ? subscription : undefined,
      packageKey,
      ...(spanOf(period) ?? { from: at }),
      at,
      now: this.clock.now(),
      key,
    });
  }
}

/** A period that makes no sense is refused where it is read; until then the instant is what is asked about. */
function spanOf(period: QuoteRequest['period']) {
  const from = period && parseInstant(period.from);
  const to = period && parseInstant(period.to);
  return from && to && compareInstants(from, to) < 0 ? { from, to } : undefined;
}
