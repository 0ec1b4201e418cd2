import { Injectable } from '@nestjs/common';
import type { Instant, Interval } from '#calendar';
import type { QuoteInputsDocument } from '#quote';
import type { HeldSubscription, QuoteCircumstances, StoredVersion } from '#storage';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { FindVersion } from '../packages/find-version.js';
import { holdoutOf } from '../experimenting/holdout-of.js';
import { VersionDirectory } from '../packages/version-directory.js';
import { type Chosen, chooseSubscription } from './choose-subscription.js';
import { ComputeQuote, type Computed } from './compute-quote.js';
import { DecidePrice } from './decide-price.js';
import { describeQuote } from './describe-quote.js';
import { FindOffered } from './find-offered.js';
import { FindStanding, type Standing } from './find-standing.js';
import { heldAt, type HeldPrice, type PricedSpan, pricedSpans } from './held-prices.js';
import { MeterQuote } from './meter-quote.js';
import { currencyMismatch } from './quote-faults.js';
import type { QuoteRequest } from './quote-request.js';
import { spanAt } from './subscription-period.js';
import { together } from './together.js';
import type { Price } from './which-price.js';

/** A quote, the price that it was computed by, and the document that it can be computed from again. */
export interface PricedQuote {
  readonly price: Price;
  readonly standing: Standing;
  readonly document: QuoteInputsDocument;
  /** The version whose price applies, then every other that a segment names. */
  readonly versions: readonly [StoredVersion, ...StoredVersion[]];
  readonly computed: Computed;
  readonly workspace?: string;
  readonly subscription?: string;
}

/** How far a request came that could not be priced: what its failure is recorded with. */
export interface Refusal {
  readonly faults: readonly [ServiceFault, ...ServiceFault[]];
  readonly packageKey?: string;
  readonly version?: StoredVersion;
}

export type Pricing = { readonly ok: true; readonly value: PricedQuote } | ({ readonly ok: false } & Refusal);

/** Decides which price applies to what is known, then computes purely. Nothing is saved here. */
@Injectable()
export class PriceQuote {
  constructor(
    private readonly findVersion: FindVersion,
    private readonly findOffered: FindOffered,
    private readonly decidePrice: DecidePrice,
    private readonly computeQuote: ComputeQuote,
    private readonly meterQuote: MeterQuote,
    private readonly findStanding: FindStanding,
    private readonly directory: VersionDirectory,
  ) {}

  /** `mayEnrol`: whether it is a price to be told, which an experiment may decide; else what was decided applies. */
  async run(request: QuoteRequest, known: QuoteCircumstances, mayEnrol = false): Promise<Pricing> {
    await together();
    const asked = request.packageKey === undefined ? {} : { packageKey: request.packageKey };
    const chosen = chooseSubscription(request, known);
    if (!chosen.ok) return { ...chosen, ...asked };
    const { packageKey } = chosen.value;
    const standing = await this.findStanding.run(request, chosen.value, known, mayEnrol);
    const subscription = await this.#priced(chosen.value, standing.held);
    const decided = await this.decidePrice.run(
      request,
      { packageKey, ...(subscription && { subscription }) },
      {
        acceptances: known.acceptances,
        overrides: known.experiments.overrides,
        held: standing.held,
        heldSince: heldSince(packageKey, known, request.at),
      },
    );
    if (!decided.ok) return { ...decided, packageKey };
    const { version, price } = decided.value;
    const far = { packageKey, version };
    const mismatch = currencyMismatch(request.currency, version);
    if (mismatch) return { ...refused(mismatch), ...far };
    const described = describeQuote(request, known, subscription, decided.value);
    if (!described.ok) return { ...described, ...far };
    // Retiring a version takes it from nobody who has it: a subscription's segments are found as they are.
    const others = await allOf(described.value.others, (number) =>
      subscription === undefined
        ? this.findOffered.run(packageKey, number, request.at)
        : this.findVersion.run(packageKey, number),
    );
    if (!others.ok) return { ...others, ...far };
    const versions = [version, ...others.value] as const;
    const isStored = known.workspace !== undefined;
    const asDescribed = described.value.document;
    const metered =
      request.usage === 'metered'
        ? await this.meterQuote.run(asDescribed, versions, request.at, known.workspace?.id)
        : undefined;
    if (metered?.ok === false) return { ...metered, ...far };
    const computed = await this.computeQuote.run(
      versions,
      metered?.value ?? asDescribed,
      request.at,
      isStored,
    );
    if (!computed.ok) return { ...computed, ...far };
    const { quote, document, inputs } = computed.value;
    return {
      ok: true,
      value: {
        // A period with several versions is named by its last one, as the quote itself is.
        price: {
          ...(subscription && price.reason !== 'accepted-quote' && price.reason !== 'override'
            ? ofSpan(subscription.spans, inputs.period.to, price)
            : withArm(price, standing.held)),
          version: quote.package.version,
          contentHash: quote.package.contentHash,
        },
        standing,
        document,
        versions,
        computed: computed.value,
        ...(known.workspace && { workspace: known.workspace.id }),
        ...(subscription && { subscription: subscription.id }),
      },
    };
  }

  /** The subscription with what is held of its price in its spans. */
  async #priced(
    { packageKey, subscription }: Chosen,
    held: readonly HeldPrice[],
  ): Promise<PricedSubscription | undefined> {
    if (subscription === undefined || held.length === 0) return subscription;
    const [first] = subscription.spans;
    const version = first && (await this.directory.find(packageKey, first.packageVersion));
    const spans = pricedSpans(subscription, held, version?.interval as Interval | undefined);
    return { ...subscription, spans };
  }
}

interface PricedSubscription extends HeldSubscription {
  readonly spans: readonly PricedSpan[];
}

/** Why the last version of a period applies. */
function ofSpan(spans: readonly PricedSpan[], end: Instant, price: Price): Price {
  const last = end.subtract({ microseconds: 1 });
  const held = heldAt(spanAt<PricedSpan>(spans, last), last);
  if (held === undefined) return { ...price, reason: 'subscription' };
  return { ...price, reason: held.reason, ...armOf(held) };
}

/** Since when the workspace is held out of what is new on the package. */
function heldSince(
  packageKey: string,
  { workspace, experiments }: QuoteCircumstances,
  at: Instant,
): Instant | undefined {
  if (workspace === undefined || experiments.holdouts.length === 0) return undefined;
  const unit = workspace.billingAccount ?? workspace.id;
  return holdoutOf(experiments.holdouts, packageKey, unit, at)?.beganAt;
}

/** The arm that a promised price is of. */
function withArm(price: Price, held: readonly HeldPrice[]): Price {
  const found = held.find(
    ({ reason, packageVersion }) => reason === price.reason && packageVersion === price.version,
  );
  return { ...price, ...armOf(found) };
}

const armOf = (held: HeldPrice | undefined): Pick<Price, 'experiment' | 'variant'> =>
  held?.experiment === undefined || held.variant === undefined
    ? {}
    : { experiment: held.experiment, variant: held.variant };

async function allOf(
  numbers: readonly number[],
  find: (number: number) => Promise<Outcome<StoredVersion>>,
): Promise<Outcome<readonly StoredVersion[]>> {
  const found: StoredVersion[] = [];
  for (const number of numbers) {
    const version = await find(number);
    if (!version.ok) return version;
    found.push(version.value);
  }
  return { ok: true, value: found };
}
