import { type WrittenNumber, isKnownAfterRating, isKnownWithoutUsage, suggestion } from '#catalog';
import type { NumberDocument } from '#contracts';
import { type Decimal, ONE, decimal } from '#money';
import { quoted } from '../quoted.js';
import type { Path } from '../read/document.js';
import { type BuildContext, knownFacts, typeOfFact } from './context.js';

/** Which facts a number may be taken from: a price is settled before rating, a grant without any usage. */
export type Settled = 'beforeRating' | 'withoutUsage';

export function writtenNumber(
  document: NumberDocument,
  path: Path,
  context: BuildContext,
  settled: Settled = 'beforeRating',
): WrittenNumber {
  if (typeof document === 'string') return decimal(document);
  const { fact, times } = document;
  const at = [...path, 'fact'];
  const type = typeOfFact(context, fact);
  if (type === undefined)
    context.report({
      code: 'unknown-fact',
      message: `no fact is called ${quoted(fact)}`,
      help: suggestion(
        fact,
        knownFacts(context),
        'declare its attribute or meter, or write a fact that exists',
      ),
      path: at,
    });
  else if (isKnownAfterRating(fact))
    context.report({
      code: 'fact-too-late',
      message: `${quoted(fact)} is known only after rating`,
      help: 'take the number from a workspace, usage, quantity, subscription or period fact',
      path: at,
    });
  else if (settled === 'withoutUsage' && !isKnownWithoutUsage(fact))
    context.report({
      code: 'fact-not-for-grants',
      message: `a grant cannot depend on ${quoted(fact)}: it is answered without any usage`,
      help: 'take the number from a workspace, quantity, subscription or period fact',
      path: at,
    });
  else if (type !== 'decimal')
    context.report({
      code: 'value-type',
      message: `${quoted(fact)} is a ${type}, not a number`,
      help: 'take the number from a decimal fact',
      path: at,
    });
  return { fact, times: times === undefined ? ONE : decimal(times) };
}

export const optionalNumber = (
  document: NumberDocument | undefined,
  path: Path,
  context: BuildContext,
): WrittenNumber | undefined => (document === undefined ? undefined : writtenNumber(document, path, context));

export const optionalDecimal = (text: string | number | undefined): Decimal | undefined =>
  text === undefined ? undefined : decimal(String(text));

/** A count as text or a JSON integer; the schema has bounded it to nine digits. */
export const whole = (text: string | number): number => Number(text);

export const truth = (written: boolean | 'true' | 'false' | undefined): boolean =>
  written === true || written === 'true';
