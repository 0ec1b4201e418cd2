/**
 * A Cyrillic or Greek letter within a word of Latin ones: `а` of `аpi.call`, say. Nobody writes such a word, and nobody
 * sees it: UTS 39 calls it mixed-script. Words of one script, and texts of words in several, are anybody's own.
 */
export function disguisedLetter(text: string): string | undefined {
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    const found = /\p{Script=Latin}/u.test(word) ? /[\p{Script=Cyrillic}\p{Script=Greek}]/u.exec(word) : null;
    if (found !== null) return found[0];
  }
  return undefined;
}
