import type { CheckRequest } from '#contracts';
import { DEFINITION_KINDS, type DefinitionKind, type RuleFile } from '#rulebook';

/** The files that a request carries as text, under the names that diagnostics show. */
export function versionFileOf(
  { source, path, definitions = {} }: CheckRequest,
  name?: { readonly key: string; readonly number: number },
) {
  const usual = name === undefined ? 'the file' : `rules/packages/${name.key}/${name.number}.yaml`;
  return {
    file: fileOf(path ?? usual, source),
    given: givenOf(definitions),
    ...(name && { name }),
  };
}

export function givenOf(
  definitions: NonNullable<CheckRequest['definitions']>,
): Partial<Record<DefinitionKind, RuleFile>> {
  return Object.fromEntries(
    DEFINITION_KINDS.flatMap((kind) => {
      const text = definitions[kind];
      return text === undefined ? [] : [[kind, fileOf(`rules/${kind}.yaml`, text)] as const];
    }),
  );
}

export const fileOf = (path: string, text: string): RuleFile => ({
  path,
  bytes: new TextEncoder().encode(text),
});
