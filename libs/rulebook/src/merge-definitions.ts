import { canonicalJson } from './canonical.js';
import { hashOfValue } from './content-hash.js';
import { DEFINITION_KINDS, type DefinitionKind } from './read-definitions.js';

/** Definition documents as text: canonical JSON, or as a person wrote them. An absent one defines nothing. */
export type DefinitionTexts = Readonly<Partial<Record<DefinitionKind, string>>>;

type Entry = Readonly<Record<string, unknown>>;

/** Everything that `base` defines, with what `over` defines in its place: a key that stands in both is `over`'s. */
export function mergeDefinitions(base: DefinitionTexts, over: DefinitionTexts): DefinitionTexts {
  const merged = DEFINITION_KINDS.flatMap((kind) => {
    const text = mergeKind(kind, base[kind], over[kind]);
    return text === undefined ? [] : [[kind, text] as const];
  });
  return Object.fromEntries(merged);
}

function mergeKind(
  kind: DefinitionKind,
  base: string | undefined,
  over: string | undefined,
): string | undefined {
  if (base === undefined || over === undefined || base === over) return over ?? base;
  const [under, above] = [entriesOf(kind, base), entriesOf(kind, over)];
  const entries = new Map([...under, ...above]);
  return canonicalJson({ schema: `ratebook/${kind}-v1`, [kind]: [...entries.values()] });
}

/** By key, in the order in which they stand. Canonical text is JSON. */
function entriesOf(kind: DefinitionKind, text: string): ReadonlyMap<unknown, Entry> {
  const { [kind]: list = [] } = JSON.parse(text) as Readonly<Record<string, readonly Entry[]>>;
  return new Map(list.map((entry) => [entry['key'], entry]));
}

/** One hash for all documents of a set. */
export function definitionsHash({ meters, attributes, features }: DefinitionTexts): string {
  return hashOfValue({
    ...(meters === undefined ? {} : { meters }),
    ...(attributes === undefined ? {} : { attributes }),
    ...(features === undefined ? {} : { features }),
  });
}
