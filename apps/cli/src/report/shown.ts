/** What moves a cursor, turns text around, ends a line, or is no character at all. */
const UNSEEN = /[\p{Cc}\p{Surrogate}\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/**
 * Text of others on one line of a page or a terminal. Names and reasons come out of files that anybody may have
 * edited: what would do something there, instead of being seen, becomes a blank.
 */
export const shown = (text: string): string => text.replace(UNSEEN, ' ');
