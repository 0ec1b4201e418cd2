import { CouldNotRun } from '../shell/could-not-run.js';

export interface VersionReference {
  readonly key: string;
  readonly number: number;
}

/** `team@4` on the command line. */
export function versionReference(text: string): VersionReference {
  const { key, number } =
    /^(?<key>[a-z][a-z0-9-]{0,62})@(?<number>[1-9][0-9]{0,8})$/.exec(text)?.groups ?? {};
  if (key !== undefined && number !== undefined) return { key, number: Number.parseInt(number, 10) };
  throw new CouldNotRun(
    'package.bad-version',
    `\`${text.slice(0, 100)}\` names no version of a package`,
    'write the package and the number: team@4',
  );
}
