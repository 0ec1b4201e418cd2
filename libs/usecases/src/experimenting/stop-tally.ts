import type { Instant } from '#calendar';
import { decimal, type Decimal, decimalText, minorDigits, parseCurrency } from '#money';
import type { LastingLock } from '#storage';
import type { StopEffect } from './stop-effects.js';

/** The period in which a price changes, without usage; none where it does not change today. */
export type PriceChange =
  { readonly currency: string; readonly before: string; readonly after: string } | 'unpriceable' | undefined;

/** What becomes of one workspace's price. */
export interface StoppedLock {
  readonly workspace: string;
  readonly variant: string;
  readonly effect: StopEffect['effect'];
  readonly until?: Instant;
  readonly change?: Exclude<PriceChange, 'unpriceable' | undefined>;
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
  /** Whose price changes and cannot be said. */
  readonly unpriceable: number;
  readonly money: readonly StopMoney[];
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

  add({ workspace, variant = '' }: LastingLock, effect: StopEffect, change: PriceChange): void {
    if (effect.effect === 'lasts') this.#lasting += 1;
    else this.#revoked += 1;
    if (change === 'unpriceable') this.#unpriceable += 1;
    else if (change !== undefined) this.#count(change);
    if (this.#shown.length < MOST_SHOWN)
      this.#shown.push({
        workspace,
        variant,
        ...effect,
        ...(change !== undefined && change !== 'unpriceable' && { change }),
      });
  }

  sum(): StopSums {
    return {
      lasting: this.#lasting,
      revoked: this.#revoked,
      unpriceable: this.#unpriceable,
      money: [...this.#money].map(([currency, { workspaces, before, after }]) => {
        const code = parseCurrency(currency);
        const text = (amount: Decimal): string => decimalText(amount, code && minorDigits(code));
        const difference = text(after.minus(before));
        return { currency, workspaces, before: text(before), after: text(after), difference };
      }),
      locks: this.#shown,
    };
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
