import { CouldNotRun } from '../shell/could-not-run.js';

/** `--quantity seats=12`: each name once. */
export function pairsOnce(flag: string, args: readonly string[]): Readonly<Record<string, string>> {
  const pairs = new Map<string, string>();
  for (const arg of args) {
    const [name, value] = pairOf(flag, arg);
    if (pairs.has(name)) throw new CouldNotRun('flag.twice', `${flag} \`${name}\` is given twice`);
    pairs.set(name, value);
  }
  return Object.fromEntries(pairs);
}

/** `--workspace country=GB`: a name given several times, and every attribute that is a list, is a list. */
export function pairsOrLists(
  flag: string,
  args: readonly string[],
  isList: (name: string) => boolean,
): Readonly<Record<string, string | readonly string[]>> {
  const pairs = new Map<string, string[]>();
  for (const arg of args) {
    const [name, value] = pairOf(flag, arg);
    pairs.set(name, [...(pairs.get(name) ?? []), value]);
  }
  return Object.fromEntries(
    [...pairs].map(([name, values]) => [
      name,
      values.length === 1 && !isList(name) ? (values[0] ?? '') : values,
    ]),
  );
}

function pairOf(flag: string, arg: string): readonly [name: string, value: string] {
  const at = arg.indexOf('=');
  if (at < 1) {
    throw new CouldNotRun(
      'flag.no-pair',
      `${flag} \`${arg}\` is not a name and its value`,
      `write ${flag} name=value`,
    );
  }
  return [arg.slice(0, at), arg.slice(at + 1)];
}
