import type { Definitions, Fault } from '#catalog';
import { attributesOf, featuresOf, metersOf } from './build/definitions.js';
import { diagnosticOf } from './check-package.js';
import { hashOfValue } from './content-hash.js';
import type { Diagnostic } from './diagnostic.js';
import { type RuleDocument, nodeAt, textValue } from './read/document.js';
import { type RuleFile, readDocument } from './read/read-document.js';

export const DEFINITION_KINDS = ['meters', 'attributes', 'features'] as const;
export type DefinitionKind = (typeof DEFINITION_KINDS)[number];

/** Key to hash of what the definition means, by kind: what the lock file pins. */
export type DefinitionPins = Readonly<Record<DefinitionKind, ReadonlyMap<string, string>>>;

export interface LoadedDefinitions {
  readonly definitions: Definitions;
  readonly pins: DefinitionPins;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What may change on a definition in use, since no published version's answer depends on it: names for people, what
 * a unit costs us, and the values that files may name.
 */
const MAY_CHANGE: Readonly<Record<DefinitionKind, readonly string[]>> = {
  meters: ['title', 'unitCost'],
  attributes: ['title', 'values'],
  features: ['title', 'values'],
};

/** Meters, attributes and features; a file that is missing defines nothing. */
export function readDefinitions(
  files: Readonly<Record<DefinitionKind, readonly RuleFile[]>>,
): LoadedDefinitions {
  const diagnostics: Diagnostic[] = [];
  const load = <T>(
    kind: DefinitionKind,
    build: (document: RuleDocument, report: (fault: Fault) => void) => T,
  ) => {
    const [file, second] = files[kind];
    if (second) diagnostics.push(...twice(second));
    const read = file && readDocument(file);
    if (!read) return undefined;
    if (!read.ok) {
      diagnostics.push(...read.diagnostics);
      return undefined;
    }
    const document = read.value;
    const value = build(document, (fault) => diagnostics.push(diagnosticOf(document, fault)));
    return { value, pins: pinsOf(document, kind) };
  };
  const meters = load('meters', metersOf);
  const attributes = load('attributes', attributesOf);
  const features = load('features', (document, report) =>
    featuresOf(document, meters?.value ?? new Map(), report),
  );
  return {
    definitions: {
      meters: meters?.value ?? new Map(),
      attributes: attributes?.value ?? new Map(),
      features: features?.value ?? new Map(),
    },
    pins: {
      meters: meters?.pins ?? new Map(),
      attributes: attributes?.pins ?? new Map(),
      features: features?.pins ?? new Map(),
    },
    diagnostics,
  };
}

function twice(file: RuleFile): readonly Diagnostic[] {
  const read = readDocument(file);
  if (!read.ok) return read.diagnostics;
  return [
    diagnosticOf(read.value, {
      code: 'duplicate-name',
      message: 'a second file defines the same kind of thing',
      help: 'keep one of them, as YAML or as JSON',
      path: [],
    }),
  ];
}

function pinsOf({ root }: RuleDocument, kind: DefinitionKind): ReadonlyMap<string, string> {
  const list = nodeAt(root, [kind]);
  const pins = new Map<string, string>();
  for (const item of list?.kind === 'list' ? list.items : []) {
    const entries = Object.entries(textValue(item) as object).filter(
      ([key]) => !MAY_CHANGE[kind].includes(key),
    );
    const key = nodeAt(item, ['key']);
    if (key?.kind === 'text') pins.set(key.text, hashOfValue(Object.fromEntries(entries)));
  }
  return pins;
}
