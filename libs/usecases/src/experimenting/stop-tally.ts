import type { Instant } from '#calendar';
import { decimal, type Decimal, decimalText, minorDigits, parseCurrency } from '#money';
import type { LastingLock } from '#storage';
import type { StopEffect } from './stop-effects.js';

/** The period in which a price changes, without usage; none where it does not change today. */
export type PriceChange =
  { readonly currency: string; readonly before: string; readonly after: string } | 'unpriceable' | undefined;

/** What a workspace is given back. */
export interface Credit {
  readonly currency: string;
  /** A decimal as text, more than nothing. */
  readonly amount: string;
  /** How many periods were dearer than under the control. */
  readonly periods: number;
}

/** What a workspace is given back, and whether there is more that cannot be said. */
export interface Owed {
  readonly credit?: Credit;
  readonly isUnpriceable: boolean;
}

/** What becomes of one workspace's price. */
export interface StoppedLock {
  readonly workspace: string;
  readonly variant: string;
  readonly effect: StopEffect['effect'];
  readonly until?: Instant;
  readonly change?: Exclude<PriceChange, 'unpriceable' | undefined>;
  readonly credit?: Credit;
}

export interface StopCredits extends Credit {
  readonly workspaces: number;
}

export interface StopMoney {
  readonly currency: string;
  readonly workspaces: number;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

export interface StopSums {
  readonly lasting: number;
  readonly revoked: number;
  /** Whose price changes and cannot be said, or whose credit. */
  readonly unpriceable: number;
  readonly money: readonly StopMoney[];
  /** A sum for each currency; nothing is netted. */
  readonly credits: readonly StopCredits[];
  /** The first of them, in the order of their workspaces. */
  readonly locks: readonly StoppedLock[];
}

const MOST_SHOWN = 1_000;

/** Whom a stop touches and what they pay, summed exactly; amounts of different currencies are never added up. */
export class StopTally {
  #lasting = 0;
  #revoked = 0;
  #unpriceable = 0;
  readonly #shown: StoppedLock[] = [];
  readonly #money = new Map<string, { workspaces: number; before: Decimal; after: Decimal }>();

  readonly #credits = new Map<string, { workspaces: number; periods: number; amount: Decimal }>();

  add(
    { workspace, variant = '' }: LastingLock,
    effect: StopEffect,
    change: PriceChange,
    { credit, isUnpriceable }: Owed = { isUnpriceable: false },
  ): void {
    if (effect.effect === 'lasts') this.#lasting += 1;
    else this.#revoked += 1;
    if (change === 'unpriceable' || isUnpriceable) this.#unpriceable += 1;
    if (change !== undefined && change !== 'unpriceable') this.#count(change);
    if (credit !== undefined) this.#owe(credit);
    if (this.#shown.length < MOST_SHOWN)
      this.#shown.push({
        workspace,
        variant,
        ...effect,
        ...(change !== undefined && change !== 'unpriceable' && { change }),
        ...(credit && { credit }),
      });
  }

  sum(): StopSums {
    return {
      lasting: this.#lasting,
      revoked: this.#revoked,
      unpriceable: this.#unpriceable,
      money: [...this.#money].map(([currency, { workspaces, before, after }]) => {
        const text = (amount: Decimal): string => amountText(amount, currency);
        const difference = text(after.minus(before));
        return { currency, workspaces, before: text(before), after: text(after), difference };
      }),
      credits: [...this.#credits].map(([currency, { amount, ...counts }]) => ({
        currency,
        ...counts,
        amount: amountText(amount, currency),
      })),
      locks: this.#shown,
    };
  }

  #owe({ currency, amount, periods }: Credit): void {
    const sums = this.#credits.get(currency) ?? { workspaces: 0, periods: 0, amount: decimal('0') };
    this.#credits.set(currency, {
      workspaces: sums.workspaces + 1,
      periods: sums.periods + periods,
      amount: sums.amount.plus(amount),
    });
  }

  #count({ currency, before, after }: NonNullable<StoppedLock['change']>): void {
    const sums = this.#money.get(currency) ?? { workspaces: 0, before: decimal('0'), after: decimal('0') };
    this.#money.set(currency, {
      workspaces: sums.workspaces + 1,
      before: sums.before.plus(before),
      after: sums.after.plus(after),
    });
  }
}

/** With the digits of its currency; a bill may have more of them than there are coins. */
export function amountText(amount: Decimal, currency: string): string {
  const code = parseCurrency(currency);
  const digits = code === undefined ? 0 : minorDigits(code);
  return decimalText(amount, Math.max(digits, amount.decimalPlaces()));
}
