import { Injectable } from '@nestjs/common';
import { type Instant, instantText } from '#calendar';
import { invariant } from '#money';
import {
  Clock,
  OutboxStore,
  type Subscription,
  type SubscriptionClock,
  SubscriptionClockStore,
  SubscriptionStore,
  UnitOfWork,
} from '#storage';
import { billingPeriodAt } from './billing-period.js';
import { CurrentPeriod } from './current-period.js';
import { FindBoundary } from './find-boundary.js';
import { type Span, spanAt } from './timeline.js';

const BATCH = 100;

interface Due {
  readonly clock: SubscriptionClock;
  readonly subscription: Subscription;
  readonly spans: readonly Span[];
}

/**
 * Announces `subscription.renewed` at every period boundary: once, in order, never early by the database's clock. Any
 * number of processes may call it; none waits for another. Who changes a subscription waits for a batch at most.
 */
@Injectable()
export class AnnounceRenewals {
  constructor(
    private readonly work: UnitOfWork,
    private readonly subscriptions: SubscriptionStore,
    private readonly clocks: SubscriptionClockStore,
    private readonly findBoundary: FindBoundary,
    private readonly currentPeriod: CurrentPeriod,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  /** One batch, of each subscription one boundary; true when more may be due. */
  async run(): Promise<boolean> {
    // Asked outside a transaction: most of the time nothing is due, and then this is all.
    if (!(await this.clocks.isDue())) return false;
    return await this.work.run(async () => {
      const clocks = await this.clocks.lockDue(BATCH);
      // Nothing left: it is in other hands, which go on until nothing is due.
      if (clocks.length === 0) return false;
      const wound: SubscriptionClock[] = [];
      const renewals: { readonly subscriptionId: string; readonly boundary: Instant }[] = [];
      for (const due of await this.#read(clocks)) {
        const { subscriptionId } = due.clock;
        const boundary = await this.#announce(due);
        if (boundary) renewals.push({ subscriptionId, boundary });
        const announcedUntil = boundary ?? due.clock.announcedUntil;
        const next = await this.findBoundary.after(due.subscription, due.spans, announcedUntil);
        wound.push({ subscriptionId, announcedUntil, ...(next && { nextBoundary: next }) });
      }
      await this.clocks.keepRenewals(renewals);
      await this.clocks.wind(wound);
      return true;
    });
  }

  /** What is true once the clocks are locked: who changes a subscription changes its clock last. */
  async #read(clocks: readonly SubscriptionClock[]): Promise<readonly Due[]> {
    const ids = clocks.map(({ subscriptionId }) => subscriptionId);
    const found = new Map((await this.subscriptions.findAll(ids)).map((one) => [one.id, one]));
    const segments = await this.subscriptions.segmentsOfAll(ids);
    return clocks.map((clock) => {
      const subscription = found.get(clock.subscriptionId);
      invariant(subscription !== undefined, `a clock without a subscription: ${clock.subscriptionId}`);
      const spans = segments.filter(({ subscriptionId }) => subscriptionId === subscription.id);
      return { clock, subscription, spans };
    });
  }

  /** The boundary that is announced; undefined when the clock only has to be wound. */
  async #announce({ clock, subscription, spans }: Due): Promise<Instant | undefined> {
    const boundary = await this.findBoundary.after(subscription, spans, clock.announcedUntil);
    // The clock only says when to look. What it would announce early or wrongly is not announced.
    if (boundary === undefined || clock.nextBoundary?.equals(boundary) !== true) return undefined;
    const span = spanAt(spans, boundary);
    invariant(span !== undefined, `nothing holds at a renewal of ${subscription.id}`);
    const { packageVersion, state } = span;
    const interval = await this.currentPeriod.intervalOf(subscription.packageKey, packageVersion);
    const { from, to } = billingPeriodAt(subscription, interval, boundary);
    await this.outbox.append(
      {
        type: 'subscription.renewed',
        workspace: subscription.workspaceId,
        payload: {
          subscription: subscription.id,
          boundary: instantText(boundary),
          from: instantText(from),
          to: instantText(to),
          package: subscription.packageKey,
          version: String(packageVersion),
          state,
        },
      },
      this.clock.now(),
    );
    return boundary;
  }
}
