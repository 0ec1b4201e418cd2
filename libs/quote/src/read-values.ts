import { type Definitions, type FactValue, type PackageVersion, nearest } from '#catalog';
import { type Decimal, parseDecimal } from '#money';
import type { ChargeUsage } from '#rating';
import { type QuoteFault, pointer } from './fault.js';
import { notDecimal } from './not-decimal.js';
import { readAttribute } from './read-attribute.js';
import type { QuoteInputsDocument } from './inputs-document.js';
import { readUsage } from './read-usage.js';
import { unknownName } from './unknown-name.js';

export function readAttributes(
  { workspace = {} }: QuoteInputsDocument,
  { attributes }: Definitions,
  faults: QuoteFault[],
): ReadonlyMap<string, FactValue> {
  const read = new Map<string, FactValue>();
  for (const [name, raw] of Object.entries(workspace)) {
    const attribute = attributes.get(name);
    const value = attribute && readAttribute(attribute, raw, faults);
    if (attribute === undefined)
      faults.push(unknownName('attribute', name, [...attributes.keys()], 'workspace'));
    else if (value !== undefined) read.set(name, value);
  }
  return read;
}

/** The quantities of the inputs or of one of their segments, which is then `at` a pointer of its own. */
export function readQuantities(
  { quantities = {} }: Pick<QuoteInputsDocument, 'quantities'>,
  versions: readonly PackageVersion[],
  faults: QuoteFault[],
  at = '',
): ReadonlyMap<string, Decimal> {
  const read = new Map<string, Decimal>();
  for (const [name, text] of Object.entries(quantities)) {
    const value = parseDecimal(text);
    if (value !== undefined) read.set(name, value);
    else faults.push(notDecimal(text, `${at}${pointer('quantities', name)}`));
  }
  const named = versions.flatMap(({ charges }) =>
    charges.flatMap(({ source }) => (source.kind === 'quantity' ? [source.name] : [])),
  );
  const misspelt = Object.keys(quantities).filter(
    (name) => !named.includes(name) && nearest(name, named) !== undefined,
  );
  for (const name of misspelt) faults.push(unknownName('quantity', name, named, 'quantities', at));
  return read;
}

/** The usage of the inputs or of one of their segments. */
export function readUsages(
  { usage = {} }: Pick<QuoteInputsDocument, 'usage'>,
  { meters }: Definitions,
  faults: QuoteFault[],
  at = '',
): ReadonlyMap<string, ChargeUsage> {
  const read = new Map<string, ChargeUsage>();
  for (const [key, raw] of Object.entries(usage)) {
    const meter = meters.get(key);
    const value = meter && readUsage(meter, raw, faults, at);
    if (meter === undefined) faults.push(unknownName('meter', key, [...meters.keys()], 'usage', at));
    else if (value !== undefined) read.set(key, value);
  }
  return read;
}
