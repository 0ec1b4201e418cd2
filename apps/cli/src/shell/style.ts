export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

const paint = (on: boolean, open: number, close: number) => (text: string) =>
  on && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text;

export function style(coloured: boolean): Style {
  return {
    bold: paint(coloured, 1, 22),
    dim: paint(coloured, 2, 22),
    red: paint(coloured, 31, 39),
    green: paint(coloured, 32, 39),
    yellow: paint(coloured, 33, 39),
    cyan: paint(coloured, 36, 39),
  };
}

/** Colour is for people: never into a pipe or a file, and never against NO_COLOR. */
export function wantsColour(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}
