const LONGEST = 60;

/** The user's text as messages show it: in backticks, cut when it is long. */
export function quoted(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return `\`${shown}\``;
}

export const listed = (words: readonly string[]): string => words.map(quoted).join(', ');
