import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, type Period } from '#calendar';
import { assembleQuote, readQuoteInputs } from '#quote';
import { PriceLockStore, type Subscription, type Workspace, WorkspaceStore } from '#storage';
import type { ServiceFault } from '../fault.js';
import { FindVersion } from '../packages/find-version.js';
import { type ReadyVersion, VersionLibrary } from '../packages/version-library.js';
import { heldPrices, pricedSpans } from '../quoting/held-prices.js';
import { billingPeriodAt } from './billing-period.js';
import { periodDocument } from './period-document.js';
import { type Span, spansWithin } from './timeline.js';

/** What a period costs when nothing is metered in it, or why that cannot be said. */
export type PeriodCost = { readonly period: Period } & (
  | { readonly currency: string; readonly amount: string }
  | { readonly reason: Pick<ServiceFault, 'code' | 'message'> }
);

export type Estimated = Pick<
  Subscription,
  'workspaceId' | 'packageKey' | 'anchor' | 'timeZone' | 'startedAt' | 'endedAt'
>;

/** Prices one period of a subscription as it is, or as it would be, through the very code that makes quotes. */
@Injectable()
export class EstimatePeriod {
  constructor(
    private readonly findVersion: FindVersion,
    private readonly library: VersionLibrary,
    private readonly workspaces: WorkspaceStore,
    private readonly locks: PriceLockStore,
  ) {}

  /**
   * The period that holds `at`, with the prices that are promised to its workspace; undefined when nothing of the
   * subscription is in it.
   */
  async run(subscription: Estimated, spans: readonly Span[], at: Instant): Promise<PeriodCost | undefined> {
    const { workspaceId, packageKey } = subscription;
    const locks = await this.locks.beyond(workspaceId, packageKey, subscription.startedAt);
    const [first] = spans;
    if (first === undefined || locks.length === 0) return await this.asWritten(subscription, spans, at);
    const interval = (await this.#ready(packageKey, first.packageVersion)).version.interval;
    const held = pricedSpans({ ...subscription, spans }, heldPrices(packageKey, locks, []), interval);
    return await this.asWritten(subscription, held, at);
  }

  /**
   * The same by these spans alone, whatever is promised besides. The workspace is looked up where its attributes are not
   * given.
   */
  async asWritten(
    subscription: Estimated,
    spans: readonly Span[],
    at: Instant,
    attributes?: Workspace['attributes'],
  ): Promise<PeriodCost | undefined> {
    const holding = spans.findLast(({ from }) => compareInstants(from, at) <= 0) ?? spans[0];
    if (holding === undefined) return undefined;
    const { interval } = (await this.#ready(subscription.packageKey, holding.packageVersion)).version;
    const period = billingPeriodAt(subscription, interval, at);
    const [first, ...more] = spansWithin(spans, period);
    return first === undefined
      ? undefined
      : await this.#cost(subscription, [first, ...more], period, attributes);
  }

  async #cost(
    subscription: Estimated,
    spans: readonly [Span, ...Span[]],
    period: Period,
    given: Workspace['attributes'] | undefined,
  ): Promise<PeriodCost> {
    const versions = new Map<number, ReadyVersion>();
    for (const { packageVersion } of spans)
      versions.set(packageVersion, await this.#ready(subscription.packageKey, packageVersion));
    const versionOf = (number: number): ReadyVersion => versions.get(number) as ReadyVersion;
    const attributes = given ?? (await this.workspaces.find(subscription.workspaceId))?.attributes ?? {};
    const document = periodDocument({ subscription, attributes, period, spans, versionOf });
    const context = { ...versionOf(spans[0].packageVersion), at: period.from, versions };
    const inputs = readQuoteInputs(document, context);
    if (!inputs.ok) return { period, reason: reasonOf(inputs.faults) };
    const result = await assembleQuote(inputs.value);
    if (!result.ok) return { period, reason: reasonOf(result.faults) };
    return { period, currency: result.quote.currency, amount: result.quote.total };
  }

  async #ready(packageKey: string, number: number): Promise<ReadyVersion> {
    const found = await this.findVersion.run(packageKey, number);
    if (!found.ok) throw new Error(found.faults[0].message);
    return await this.library.read(found.value);
  }
}

function reasonOf(faults: readonly ServiceFault[]): Pick<ServiceFault, 'code' | 'message'> {
  const { code, message } = faults[0] ?? { code: 'quote.refused', message: 'this cannot be priced' };
  return { code, message };
}
