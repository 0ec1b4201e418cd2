import type { Definitions } from '#catalog';
import { canonicalText } from './canonical.js';
import type { DefinitionTexts } from './merge-definitions.js';
import { type DefinitionKind, type LoadedDefinitions, readDefinitions } from './read-definitions.js';
import { type RuleFile, readDocument } from './read/read-document.js';
import { usedIn } from './used-definitions.js';

/** What a definition means, by kind and key: two with the same pin mean the same. */
export type Pins = Readonly<Record<DefinitionKind, Readonly<Record<string, string>>>>;

/** The definitions of a set whose documents are canonical, hence JSON. */
export function loadDefinitions(texts: DefinitionTexts): LoadedDefinitions {
  return readDefinitions({
    meters: fileOf(texts, 'meters'),
    attributes: fileOf(texts, 'attributes'),
    features: fileOf(texts, 'features'),
  });
}

function fileOf(texts: DefinitionTexts, kind: DefinitionKind): readonly RuleFile[] {
  const text = texts[kind];
  return text === undefined ? [] : [{ path: `${kind}.json`, bytes: new TextEncoder().encode(text) }];
}

/** A definition file as canonical text; none when it cannot be read. */
export function canonicalDefinition(file: RuleFile): string | undefined {
  const read = readDocument(file);
  return read.ok ? canonicalText(read.value.root) : undefined;
}

/** Pins as plain data. */
export function plainPins(pins: LoadedDefinitions['pins']): Pins {
  return {
    meters: Object.fromEntries(pins.meters),
    attributes: Object.fromEntries(pins.attributes),
    features: Object.fromEntries(pins.features),
  };
}

/** The pins of what a version's document names, directly or through a feature. */
export function usedPins(
  document: unknown,
  { definitions, pins }: { readonly definitions: Definitions; readonly pins: LoadedDefinitions['pins'] },
): Pins {
  const used = usedIn(document, definitions);
  const of = (kind: DefinitionKind) => new Map([...pins[kind]].filter(([key]) => used[kind].has(key)));
  return plainPins({ meters: of('meters'), attributes: of('attributes'), features: of('features') });
}
