import { Injectable } from '@nestjs/common';
import { type Instant, instant, instantText } from '#calendar';
import { type BilledPeriod, creditsOf } from '#experiments';
import { decimal, type Decimal } from '#money';
import {
  ExperimentBillStore,
  type ExperimentVariant,
  type KeptQuote,
  type LastingLock,
  type LockedPeriod,
  OutcomeStore,
  QuoteStore,
  type StoredVersion,
} from '#storage';
import { OWN_OUTCOMES } from '../comparing/outcome-faults.js';
import type { Outcome } from '../fault.js';
import { readKeptInputs } from '../quoting/kept-inputs.js';
import { MeterQuote } from '../quoting/meter-quote.js';
import { RerateQuote } from '../quoting/rerate-quote.js';
import { later } from '../subscribing/timeline.js';

/** A period whose bill is above the control's, and which nobody was credited for. */
export interface OwedPeriod extends BilledPeriod {
  readonly amount: Decimal;
  readonly currency: string;
  /** The outcome that credits it: of its experiment, subscription and start, so that there is never a second one. */
  readonly outcome: string;
}

/** What the bills of a lock say. */
export interface LockBills {
  /** Where the last final period ends that it priced something in. */
  readonly until: Instant;
  readonly owed: readonly OwedPeriod[];
  /** Whether the control cannot price one of them, which is then credited to nobody. */
  readonly isUnpriceable: boolean;
}

/** So many quotes are held in memory at a time. */
const PAGE = 200;

/**
 * What the final periods of locks cost above the control. Bills that are measured as they stand are taken as they are;
 * the others are rated, and nothing is saved.
 */
@Injectable()
export class FindCredits {
  constructor(
    private readonly bills: ExperimentBillStore,
    private readonly quotes: QuoteStore,
    private readonly outcomes: OutcomeStore,
    private readonly rerate: RerateQuote,
    private readonly meterQuote: MeterQuote,
  ) {}

  /** By the ids of the locks; a lock without a bill is not among them. */
  async run(
    locks: readonly LastingLock[],
    control: ExperimentVariant,
    version: StoredVersion,
  ): Promise<ReadonlyMap<string, LockBills>> {
    const periods = await this.bills.lockedPeriods(locks.map(({ id }) => id));
    const named = new Map(locks.map((lock) => [lock.id, lock]));
    const finals = await this.quotes.briefs(periods.map(({ final }) => final));
    // An override or an accepted quote may have priced a period of the lock: that is no price of the experiment.
    const priced = periods.filter(({ lock, final }) => {
      const { experiment, variant } = named.get(lock) ?? {};
      return variant !== control.key && finals.get(final)?.variant === `${experiment ?? ''}/${variant ?? ''}`;
    });
    const standing = await this.quotes.briefs(priced.map((each) => each.standing));
    const controls = await this.#controls(priced, version);
    const billed = priced.flatMap((period) => {
      const brief = standing.get(period.standing);
      const under = controls.get(period.standing);
      return brief && under
        ? [{ ...period, currency: brief.currency, billed: decimal(brief.total), control: under }]
        : [];
    });
    const owed = await this.#notCredited(
      creditsOf(billed).map((each) => ({
        ...each,
        outcome: outcomeOf(named.get(each.lock)?.experiment ?? '', each),
      })),
    );
    const found = new Map<string, LockBills>();
    for (const { lock, endsAt } of periods) {
      const { until = endsAt } = found.get(lock) ?? {};
      found.set(lock, { until: later(until, endsAt), owed: [], isUnpriceable: false });
    }
    const change = (lock: string, how: (bills: LockBills) => Partial<LockBills>): void => {
      const bills = found.get(lock);
      if (bills !== undefined) found.set(lock, { ...bills, ...how(bills) });
    };
    for (const period of owed) change(period.lock, (bills) => ({ owed: [...bills.owed, period] }));
    const rated = new Set(billed.map((each) => each.standing));
    for (const { lock, standing: quote } of priced)
      if (!rated.has(quote)) change(lock, () => ({ isUnpriceable: true }));
    return found;
  }

  /** Totals under the control by the quotes that stand; those that it cannot price are left out. */
  async #controls(
    periods: readonly LockedPeriod[],
    version: StoredVersion,
  ): Promise<ReadonlyMap<string, Decimal>> {
    const totals = new Map<string, Decimal>();
    const unmeasured: string[] = [];
    for (const { standing, control } of periods)
      if (control === undefined) unmeasured.push(standing);
      else totals.set(standing, decimal(control));
    for (let from = 0; from < unmeasured.length; from += PAGE)
      for (const kept of await this.quotes.findAll(unmeasured.slice(from, from + PAGE))) {
        const total = await this.#under(kept, version);
        if (total.ok) totals.set(kept.id, total.value);
      }
    return totals;
  }

  /** The usage of a period with two prices is divided between them: it is counted anew, as the control's alone. */
  async #under(kept: KeptQuote, version: StoredVersion): Promise<Outcome<Decimal>> {
    const { inputs, at: asked } = readKeptInputs(kept.inputs);
    const parts = inputs.segments ?? [];
    if (!parts.some(({ usage }) => usage !== undefined)) return await this.rerate.run(kept, version);
    const segments = parts.map((segment) => {
      const whole = { ...segment };
      delete whole.version;
      delete whole.usage;
      return whole;
    });
    const at = instant(asked);
    const metered = await this.meterQuote.run({ ...inputs, segments }, [version], at, kept.workspace);
    return metered.ok ? await this.rerate.of(metered.value, at, version) : metered;
  }

  async #notCredited<P extends Pick<OwedPeriod, 'outcome'>>(periods: readonly P[]): Promise<readonly P[]> {
    const credited = new Set(
      (await this.outcomes.named(periods.map(({ outcome }) => outcome))).map(({ id }) => id),
    );
    return periods.filter(({ outcome }) => !credited.has(outcome));
  }
}

const outcomeOf = (experiment: string, { subscription, startsAt }: BilledPeriod): string =>
  `${OWN_OUTCOMES}credit:${experiment}:${subscription}:${instantText(startsAt)}`;
