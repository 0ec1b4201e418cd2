import canonicalize from 'canonicalize';
import { Decimal, sum } from '#money';
import { type Quote, type QuoteInputs, assembleQuote } from '#quote';

const PLAIN = /^-?\d+(?:\.\d+)?$/;

/** Every promise that a quote makes about itself; throws at the first that one generated quote breaks. */
export async function holdsEveryLaw(inputs: QuoteInputs): Promise<void> {
  const first = await assembleQuote(inputs);
  if (!first.ok) throw new Error(`a package that passes check is priced: ${JSON.stringify(first.faults)}`);
  const again = await assembleQuote(inputs);
  demand(again.ok && again.bytes === first.bytes, 'the same input gives the same bytes');
  const { quote } = first;
  demand(first.bytes === canonicalize(quote), 'the bytes are the canonical form of the quote');
  const amounts = (list: readonly { amount: string }[]): Decimal =>
    sum(list.map(({ amount }) => new Decimal(amount)));
  const subtotal = amounts(quote.lines);
  demand(subtotal.eq(quote.subtotal), 'the subtotal is the sum of the lines');
  demand(subtotal.plus(amounts(quote.adjustments)).eq(quote.total), 'the total is subtotal + adjustments');
  for (const { shares, amount } of quote.adjustments) {
    demand(shares.length === 0 || amounts(shares).eq(amount), 'the shares of an adjustment sum to it');
  }
  for (const text of figures(quote)) demand(PLAIN.test(text), `\`${text}\` is plain digits`);
  for (const line of quote.lines)
    demand(withinOneUnit(line, inputs), `line \`${line.key}\` is its exact amount, rounded once`);
  demand(JSON.stringify(first.explain()).length > 0, 'every quote explains itself');
}

function figures(quote: Quote): string[] {
  const lines = quote.lines.flatMap((line) => [
    line.amount,
    line.unroundedAmount,
    ...(line.quantity === undefined ? [] : [line.quantity]),
    ...line.details.map((detail) => detail.amount),
  ]);
  const adjustments = quote.adjustments.flatMap(({ amount, shares }) => [
    amount,
    ...shares.map((share) => share.amount),
  ]);
  return [...lines, ...adjustments, quote.subtotal, quote.total];
}

function withinOneUnit(line: Quote['lines'][number], { version }: QuoteInputs): boolean {
  const unit = new Decimal(10).pow(-version.rounding.scale);
  return new Decimal(line.amount).minus(line.unroundedAmount).abs().lt(unit);
}

function demand(held: boolean, law: string): void {
  if (!held) throw new Error(`a law does not hold: ${law}`);
}
