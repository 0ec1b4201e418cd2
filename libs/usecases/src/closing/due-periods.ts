import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant } from '#calendar';
import type { DuePeriod, PeriodCloseFilter, Subscription } from '#storage';
import { FindBoundary } from '../subscribing/find-boundary.js';
import type { Span } from '../subscribing/timeline.js';

/** Which periods of a subscription are over and not closed. */
@Injectable()
export class DuePeriods {
  constructor(private readonly findBoundary: FindBoundary) {}

  /**
   * From its start on, or from where its periods are closed without a gap, as far as they end by `until`. Those that the
   * filter leaves out are left out here too; what is closed already is found again, and stays as it is.
   */
  async run(
    subscription: Subscription,
    spans: readonly Span[],
    closedUntil: Instant | undefined,
    { since, until }: Pick<PeriodCloseFilter, 'since' | 'until'>,
  ): Promise<readonly DuePeriod[]> {
    const { id, workspaceId: workspace, timeZone, startedAt, endedAt } = subscription;
    const due: DuePeriod[] = [];
    let startsAt = closedUntil ?? startedAt;
    while (endedAt === undefined || compareInstants(startsAt, endedAt) < 0) {
      const endsAt = (await this.findBoundary.after(subscription, spans, startsAt)) ?? endedAt;
      if (endsAt === undefined || compareInstants(endsAt, until) > 0) break;
      if (since === undefined || compareInstants(since, startsAt) <= 0)
        due.push({ subscription: id, workspace, startsAt, endsAt, timeZone });
      startsAt = endsAt;
    }
    return due;
  }
}
