import type { Quote, QuoteAdjustment, QuoteEntitlement, QuoteLine } from '#quote';
import { type Cell, inColumns, widthOf } from '../shell/columns.js';
import type { Style } from '../shell/style.js';

/** A quote for people: lines, adjustments, the total, and what the workspace may use. */
export function quoteTable(quote: Quote, style: Style): string {
  const { bold, dim } = style;
  const { key, version } = quote.package;
  const { from, to, timeZone } = quote.period;
  const rows = amountRows(quote, style);
  const table = inColumns(rows, { indent: 2, gap: 3 });
  const rule = dim(`  ${'─'.repeat(Math.max(...inColumns(plain(rows), { gap: 3 }).map(widthOf)))}`);
  const sums = rows.length - (quote.adjustments.length > 0 ? quote.adjustments.length + 2 : 1);
  return [
    `${bold(`${key}@${version}`)}  ${dim(`${from} to ${to} ${timeZone}`)}`,
    '',
    ...table.slice(0, sums),
    rule,
    ...table.slice(sums),
    ...(quote.entitlements.length > 0 ? ['', ...entitlementRows(quote.entitlements, style)] : []),
    '',
  ].join('\n');
}

function amountRows(quote: Quote, style: Style): readonly (readonly Cell[])[] {
  const { bold } = style;
  const total = sumRow('total', `${quote.total} ${quote.currency}`, bold);
  const lines = quote.lines.map((line) => lineRow(line, quote.currency, style));
  if (quote.adjustments.length === 0) return [...lines, total];
  return [
    ...lines,
    sumRow('subtotal', `${quote.subtotal} ${quote.currency}`),
    ...quote.adjustments.map((adjustment) => adjustmentRow(adjustment, quote.currency, style)),
    total,
  ];
}

function lineRow(line: QuoteLine, currency: string, { dim }: Style): readonly Cell[] {
  return [
    { text: `${line.description}${versionText(line)}` },
    { text: line.quantity === undefined ? '' : grouped(line.quantity), align: 'right' },
    { text: [line.model, ...remarksOn(line)].join(', '), paint: dim },
    { text: `${line.amount} ${currency}`, align: 'right' },
  ];
}

/** Which version of the package, where several price the period. */
const versionText = ({ version }: QuoteLine | QuoteAdjustment): string =>
  version === undefined ? '' : ` @${version}`;

function remarksOn({ waived, uncounted, segment }: QuoteLine): readonly string[] {
  return [
    ...(waived === true ? ['waived'] : []),
    ...(uncounted === true ? ['counted on another line'] : []),
    ...(segment === undefined ? [] : [`${segment.from} to ${segment.to}`]),
  ];
}

function adjustmentRow(
  adjustment: QuoteAdjustment,
  currency: string,
  { dim, green, yellow }: Style,
): readonly Cell[] {
  const percent = adjustment.percent === undefined ? '' : ` ${adjustment.percent} %`;
  const unused = adjustment.unused === undefined ? '' : `, ${adjustment.unused} ${currency} unused`;
  return [
    { text: `${adjustment.description}${versionText(adjustment)}` },
    { text: '' },
    { text: `${adjustment.kind}${percent}${unused}`, paint: dim },
    {
      text: `${adjustment.amount} ${currency}`,
      align: 'right',
      paint: adjustment.amount.startsWith('-') ? green : yellow,
    },
  ];
}

const sumRow = (title: string, amount: string, paint?: (text: string) => string): readonly Cell[] => [
  { text: title, ...(paint && { paint }) },
  { text: '' },
  { text: '' },
  { text: amount, align: 'right', ...(paint && { paint }) },
];

function entitlementRows(entitlements: readonly QuoteEntitlement[], { bold, dim }: Style): readonly string[] {
  const rows = entitlements.map((entitlement): readonly Cell[] => [
    { text: entitlement.feature },
    { text: allowanceOf(entitlement) },
    { text: entitlement.source === 'version' ? '' : `by rule ${entitlement.source}`, paint: dim },
  ]);
  return [bold('entitlements'), ...inColumns(rows, { indent: 2, gap: 3 })];
}

function allowanceOf({ type, value, meter, limit, enforcement, resets }: QuoteEntitlement): string {
  if (type !== 'metered') return value === true ? 'yes' : value === false ? 'no' : String(value);
  if (limit === 'unlimited') return `unlimited ${meter ?? ''}`.trimEnd();
  return `${grouped(limit ?? '')} ${meter ?? ''}, ${enforcement ?? ''}, ${resets === 'never' ? 'never resets' : 'each interval'}`;
}

const plain = (rows: readonly (readonly Cell[])[]): Cell[][] =>
  rows.map((row) => row.map(({ text, align }) => ({ text, ...(align && { align }) })));

/** `1234567.5` as `1,234,567.5`: people count zeros badly. */
function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const separated = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}
