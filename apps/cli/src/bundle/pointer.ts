/** A place in a JSON document, as RFC 6901 writes it; the whole document is the empty text. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
