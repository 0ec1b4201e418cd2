import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, type Interval, parseInstant, startOfLocalDay } from '#calendar';
import type { Candidate } from '#experiments';
import { InvariantError } from '#money';
import { Clock, type HeldSubscription, type QuoteCircumstances } from '#storage';
import type { LiveExperiment } from '../experimenting/live-experiments.js';
import { VersionDirectory } from '../packages/version-directory.js';
import { billingPeriodAt } from '../subscribing/billing-period.js';
import { earlier, later } from '../subscribing/timeline.js';
import type { Chosen } from './choose-subscription.js';
import type { QuoteRequest } from './quote-request.js';
import { spanAt } from './subscription-period.js';

/** When a workspace would enrol, and from when its price would be the variant's. */
export interface Opportunity extends Pick<Candidate, 'isOnControl' | 'decidedAt' | 'lacks'> {
  readonly startsAt: Instant;
  /** Whether the workspace has had another price of the package until then. */
  readonly isChange: boolean;
  /** Of the period that is decided for good, whoever asks first. */
  readonly period?: { readonly from: Instant; readonly to?: Instant };
}

/** When a workspace may enrol by a request: what `enrol: new | renewal | now` means. */
@Injectable()
export class FindOpportunity {
  constructor(
    private readonly directory: VersionDirectory,
    private readonly clock: Clock,
  ) {}

  async run(
    experiment: LiveExperiment,
    request: QuoteRequest,
    { packageKey, subscription }: Chosen,
    known: QuoteCircumstances,
  ): Promise<Opportunity> {
    const now = this.clock.now();
    const [control] = experiment.variants;
    const { workspace } = known;
    if (workspace === undefined) throw new InvariantError('whoever enrols is stored');
    const begin = (request.period && parseInstant(request.period.from)) ?? request.at;
    if (subscription === undefined) {
      const current = await this.directory.currentAt(packageKey, begin);
      return {
        isOnControl: current.state === 'current' && current.number === control.packageVersion,
        decidedAt: earlier(now, begin),
        // A subscription that follows begins with a day of the workspace, and it pays this price from its start.
        startsAt: startOfLocalDay(begin, workspace.timeZone),
        isChange: false,
      };
    }
    const isOnControl = spanAt(subscription.spans, begin)?.packageVersion === control.packageVersion;
    const interval = (await this.directory.find(packageKey, control.packageVersion))?.interval as Interval;
    const period = billingPeriodAt(subscription, interval, begin);
    const decided = (from: Instant): boolean =>
      known.experiments.asked.some(
        (one) => one.packageKey === packageKey && compareInstants(one.startsAt, from) === 0,
      );
    switch (experiment.experiment.enrol) {
      case 'renewal':
        return {
          isOnControl,
          decidedAt: earlier(now, period.from),
          startsAt: period.from,
          isChange: compareInstants(period.from, subscription.startedAt) > 0,
          period,
          lacks: decided(period.from) ? 'period-decided' : undefined,
        };
      case 'new':
        return {
          isOnControl,
          decidedAt: earlier(now, subscription.startedAt),
          startsAt: subscription.startedAt,
          isChange: false,
          period: { from: subscription.startedAt },
          lacks: decided(subscription.startedAt) ? 'not-new' : undefined,
        };
      case 'now':
        return {
          isOnControl,
          decidedAt: now,
          startsAt: startOfDayWithin(subscription, now),
          isChange: true,
          lacks: compareInstants(period.to, now) <= 0 ? 'period-over' : undefined,
        };
    }
  }
}

const startOfDayWithin = ({ startedAt, timeZone }: HeldSubscription, now: Instant): Instant =>
  later(startOfLocalDay(now, timeZone), startedAt);
