import { type Definitions, type FactType, type Fault, type Place, factNames, factType } from '#catalog';
import type { Path } from '../read/document.js';

/** What building a part of a document needs to know of the rest, and where it reports what is wrong. */
export interface BuildContext {
  readonly definitions: Definitions;
  /** Keys of all charges as written, also of those that could not be built. */
  readonly chargeKeys: ReadonlySet<string>;
  /** Where in the list each of them stands. */
  readonly positions: ReadonlyMap<string, number>;
  readonly placeOf: (path: Path) => Place;
  readonly report: (fault: Fault) => void;
}

export function typeOfFact(context: BuildContext, fact: string): FactType | undefined {
  return factType(fact, context.definitions, context.chargeKeys);
}

export function knownFacts(context: BuildContext): readonly string[] {
  return factNames(context.definitions, context.chargeKeys);
}
