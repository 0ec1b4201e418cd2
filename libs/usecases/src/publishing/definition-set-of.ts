import { canonicalText, hashOfValue, readDocument, type RuleFile } from '#rulebook';
import type { DefinitionSet } from '#storage';

/** The definition documents among the files of a sound rules folder, and the hash of them all. */
export function definitionSetOf(files: readonly RuleFile[]): DefinitionSet {
  const documents: { meters?: string; attributes?: string; features?: string } = {};
  for (const kind of ['meters', 'attributes', 'features'] as const) {
    const file = files.find(({ path }) => path.startsWith(`${kind}.`));
    const read = file && readDocument(file);
    if (read?.ok === true) documents[kind] = canonicalText(read.value.root);
  }
  return { hash: hashOfValue(documents), ...documents };
}
