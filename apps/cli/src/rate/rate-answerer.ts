import { Fraction, decimalText, minorDigits } from '#money';
import { type LineDetail, type RatedLine, explainDetail, rateCharge } from '#rating';
import type { LoneRating } from '#rulebook';
import type { Line, UnreadableLine } from '../shell/lines.js';
import { type RequestId, requestReader } from './request-reader.js';

const UNREADABLE: Readonly<Record<UnreadableLine['code'], string>> = {
  'line.too-long': 'the line is longer than 4 MiB',
  'line.encoding': 'the line is not UTF-8 text',
};

/** Answers lines of `ratebook rate`, one JSON object each. Whatever a line holds, it never throws. */
export function rateAnswerer(): (line: Line) => string {
  const read = requestReader();
  return (line) => {
    if (typeof line !== 'string') return errorLine(null, line.code, UNREADABLE[line.code]);
    let id: RequestId = null;
    try {
      const request = read(line);
      id = request.id;
      return request.ok ? answerOf(id, request.rating) : errorLine(id, request.code, request.message);
    } catch (error) {
      // A fault of our own is told on its line, so that all the others still get their answers.
      const message = error instanceof Error ? error.message : String(error);
      return errorLine(id, 'rate.fault', `this is a fault of ratebook itself: ${message}`);
    }
  };
}

function answerOf(id: RequestId, { charge, usage, rounding, currency }: LoneRating): string {
  const result = rateCharge({ charge, usage, rounding, share: Fraction.ONE });
  if (!result.ok) return errorLine(id, result.fault.code, result.fault.message);
  const { line } = result;
  const amount = decimalText(line.amount, minorDigits(currency));
  const { text, fraction } = line.unrounded.text();
  const unrounded = {
    unroundedAmount: text,
    ...(fraction !== undefined && { unroundedFraction: fraction }),
  };
  return JSON.stringify({ id, amount, ...unrounded, lines: [{ ...lineOf(line), amount, ...unrounded }] });
}

function lineOf({ key, description, model, quantity, details }: RatedLine): object {
  return {
    key,
    description,
    model,
    ...(quantity && { quantity: quantity.text().text }),
    details: details.map(detailOf),
  };
}

function detailOf(detail: LineDetail): object {
  const { kind, dimensions, index, quantity, amount, parts } = detail;
  return {
    kind,
    text: explainDetail(detail),
    ...(dimensions && { dimensions }),
    ...(index !== undefined && { index }),
    ...(quantity && { quantity: quantity.text().text }),
    amount: amount.text().text,
    ...(parts && { parts: parts.map(detailOf) }),
  };
}

const errorLine = (id: RequestId, code: string, message: string): string =>
  JSON.stringify({ id, error: { code, message } });
