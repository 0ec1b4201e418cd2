import type { Definitions } from '#catalog';
import type { DefinitionKind } from './read-definitions.js';
import { type RuleDocument, textValue } from './read/document.js';

export type UsedDefinitions = Readonly<Record<DefinitionKind, ReadonlySet<string>>>;

/** Definitions that a version names anywhere, and those that they name in turn. */
export function usedDefinitions({ root }: RuleDocument, definitions: Definitions): UsedDefinitions {
  return usedIn(textValue(root), definitions);
}

/** The same of a document as data. */
export function usedIn(document: unknown, { meters, attributes, features }: Definitions): UsedDefinitions {
  const used = { meters: new Set<string>(), attributes: new Set<string>(), features: new Set<string>() };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const { meter, feature, fact, path } = value as Readonly<Record<string, unknown>>;
    if (typeof meter === 'string' && meters.has(meter)) used.meters.add(meter);
    if (typeof feature === 'string' && features.has(feature)) {
      used.features.add(feature);
      const counted = features.get(feature)?.meter;
      if (counted !== undefined) used.meters.add(counted);
    }
    if (typeof fact === 'string') {
      const name = typeof path === 'string' ? `${fact}.${path.replace(/^\./, '')}` : fact;
      const [group, key] = [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)];
      if (group === 'usage' && meters.has(key)) used.meters.add(key);
      if (group === 'workspace' && attributes.has(key)) used.attributes.add(key);
    }
    Object.values(value).forEach(visit);
  };
  visit(document);
  return used;
}
