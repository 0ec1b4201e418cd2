import { type PackageVersion, type Rounding, nearest } from '#catalog';
import { parseInstant } from '#calendar';
import type { PackageHead } from '#contracts';
import { type CurrencyCode, CURRENCY_CODES, minorDigits, parseCurrency } from '#money';
import { quoted } from '../quoted.js';
import type { BuildContext } from './context.js';
import { defined } from './defined.js';
import { instantFault } from './instant-fault.js';
import { optionalNumber, whole } from './numbers.js';

export type Head = Pick<
  PackageVersion,
  | 'package'
  | 'version'
  | 'title'
  | 'currency'
  | 'interval'
  | 'effectiveFrom'
  | 'rounding'
  | 'minimum'
  | 'maximum'
>;

/** The version without its lists, defaults filled in; undefined when its currency or instant is none. */
export function headOf(document: PackageHead, context: BuildContext): Head | undefined {
  const currency = currencyOf(document.currency, context);
  const effectiveFrom =
    document.effectiveFrom === undefined ? undefined : parseInstant(document.effectiveFrom);
  if (document.effectiveFrom !== undefined && !effectiveFrom)
    context.report({ ...instantFault(document.effectiveFrom), path: ['effectiveFrom'] });
  const bounds = defined({
    minimum: optionalNumber(document.minimum, ['minimum'], context),
    maximum: optionalNumber(document.maximum, ['maximum'], context),
  });
  if (!currency) return undefined;
  return {
    package: document.package,
    version: whole(document.version),
    ...defined({ title: document.title, effectiveFrom }),
    currency,
    interval: document.interval,
    rounding: roundingOf(document.rounding, currency, context),
    ...bounds,
  };
}

export function currencyOf(text: string, context: Pick<BuildContext, 'report'>): CurrencyCode | undefined {
  const currency = parseCurrency(text);
  if (currency) return currency;
  const meant = nearest(text, CURRENCY_CODES);
  context.report({
    code: 'currency-unknown',
    message: `${quoted(text)} is no active currency of ISO 4217`,
    help: meant === undefined ? 'write its three-letter code, such as `USD`' : `did you mean \`${meant}\`?`,
    path: ['currency'],
  });
  return undefined;
}

/** Fewer decimals than the currency has may be asked for; more could not be paid. */
export function roundingOf(
  document: PackageHead['rounding'],
  currency: CurrencyCode,
  context: Pick<BuildContext, 'report'>,
): Rounding {
  const most = minorDigits(currency);
  const { mode = 'halfUp', scale: written = 'currency' } = document ?? {};
  const scale = written === 'currency' ? most : whole(written);
  if (scale > most)
    context.report({
      code: 'scale-exceeds-currency',
      message: `${currency} has ${most} decimals, so ${scale} cannot be paid`,
      help: `write a scale of at most ${most}, or \`currency\``,
      path: ['rounding', 'scale'],
    });
  return { mode, scale };
}
