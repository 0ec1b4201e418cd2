import { decimal, type Decimal, decimalText, minorDigits, parseCurrency, sum } from '#money';
import type { MigrationPreview } from '#storage';
import type { PreviewedItem } from './preview-migration.js';

/** So many of each side are named. */
const LARGEST = 10;

interface Priced {
  readonly subscription: string;
  readonly before: Decimal;
  readonly after: Decimal;
  readonly difference: Decimal;
}

/** Who pays what, summed exactly; amounts of different currencies are never added up. */
export function sumPreview(items: readonly PreviewedItem[]): MigrationPreview {
  const currencies = [...new Set(items.flatMap(({ cost }) => cost?.currency ?? []))].sort();
  return {
    subscriptions: items.length,
    currencies: currencies.map((currency) => sums(currency, pricedIn(currency, items))),
    skipped: unanswered(items.filter(({ isSkipped }) => isSkipped)),
    unpriceable: unanswered(items.filter(({ isSkipped }) => !isSkipped)),
  };
}

function pricedIn(currency: string, items: readonly PreviewedItem[]): readonly Priced[] {
  return items.flatMap(({ subscriptionId: subscription, cost }) => {
    if (cost?.currency !== currency) return [];
    const [before, after] = [decimal(cost.before), decimal(cost.after)];
    return [{ subscription, before, after, difference: after.minus(before) }];
  });
}

function sums(currency: string, priced: readonly Priced[]): MigrationPreview['currencies'][number] {
  const code = parseCurrency(currency);
  const text = (amount: Decimal): string => decimalText(amount, code && minorDigits(code));
  const affected = (sign: 1 | -1) => {
    const those = priced
      .filter(({ difference }) => difference.times(sign).greaterThan(0))
      .sort((a, b) => b.difference.minus(a.difference).times(sign).toNumber());
    return {
      subscriptions: those.length,
      difference: text(sum(those.map(({ difference }) => difference))),
      largest: those.slice(0, LARGEST).map(({ subscription, before, after, difference }) => ({
        subscription,
        before: text(before),
        after: text(after),
        difference: text(difference),
      })),
    };
  };
  return {
    currency,
    subscriptions: priced.length,
    before: text(sum(priced.map(({ before }) => before))),
    after: text(sum(priced.map(({ after }) => after))),
    difference: text(sum(priced.map(({ difference }) => difference))),
    winners: affected(-1),
    losers: affected(1),
  };
}

/** By code: how many, and one of them with its words. */
function unanswered(items: readonly PreviewedItem[]): MigrationPreview['skipped'] {
  const byCode = new Map<string, MigrationPreview['skipped'][number]>();
  for (const { subscriptionId: subscription, reason } of items) {
    if (reason === undefined) continue;
    const known = byCode.get(reason.code) ?? { ...reason, subscriptions: 0, subscription };
    byCode.set(reason.code, { ...known, subscriptions: known.subscriptions + 1 });
  }
  return [...byCode.values()];
}
