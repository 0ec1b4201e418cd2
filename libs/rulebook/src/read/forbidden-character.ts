/**
 * Characters that a reviewer cannot see or that reorder what he sees: controls, bidirectional marks and overrides,
 * line separators, a byte order mark inside the text, lone surrogates, noncharacters.
 */
const FORBIDDEN =
  /[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]|\p{Cs}/gu;

/** The first such character. A file may have line breaks and tabs; a value may not. */
export function forbiddenCharacter(
  text: string,
  within: 'file' | 'value',
): { readonly at: number; readonly name: string } | undefined {
  for (const match of text.matchAll(FORBIDDEN)) {
    const [character] = match;
    if (within === 'file' && isLayout(character, text[match.index + 1])) continue;
    const code = character.codePointAt(0) ?? 0;
    return { at: match.index, name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
  }
  return undefined;
}

function isLayout(character: string, next: string | undefined): boolean {
  return character === '\n' || character === '\t' || (character === '\r' && next === '\n');
}
