/** What cannot begin a plain scalar, unless a hyphen (or the like) stands before a letter or digit. */
const INDICATOR = /^(?:[[\]{},#&*!|>'"%@`]|[-?:](?=\s|$))/;

/**
 * A value as the canonical layout writes it: plain where YAML reads it back the same, in double quotes elsewhere.
 * Commas and brackets mean something only inside a flow collection.
 */
export function scalarText(text: string, within: 'block' | 'flow' = 'block'): string {
  const isPlain =
    text !== '' &&
    text === text.trim() &&
    text !== '<<' &&
    !INDICATOR.test(text) &&
    !/: |:$| #|^(?:---|\.\.\.)|\t/.test(text) &&
    !(within === 'flow' && /[,[\]{}]/.test(text));
  // JSON's escapes are all YAML's as well, and the text holds nothing that is invisible.
  return isPlain ? text : JSON.stringify(text);
}
