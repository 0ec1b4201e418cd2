import { CouldNotRun } from '../shell/could-not-run.js';

/** Begins with a key that a bundle has inside, and no request has at all. */
const INSIDE =
  /^\uFEFF?\s*\{\s*"(?:allocation|decision|engineVersion|experiment|history|looks|plan|results|schema|snapshot|variants)"\s*:/;
/** Ends before it says what it is: a request is not laid out over lines, and nobody begins one and stops. */
const BARELY_BEGUN = /^\uFEFF?\s*\{\s*(?:"[A-Za-z]*"?\s*)?$/;
const OF_BUNDLE = /^ratebook\/(?:bundle|snapshot)-/;

/** A line that is what stands in a bundle, without the signature beside it. */
export function isUnwrappedBundle(line: string): boolean {
  if (!line.includes('"ratebook/')) return false;
  try {
    const value = JSON.parse(line) as unknown;
    const schema =
      typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
    return typeof schema === 'string' && OF_BUNDLE.test(schema);
  } catch {
    return false;
  }
}

/** The same over many lines, none of which could be answered: its first one is a brace alone. */
export const isLaidOutBundle = (first: string, start: string): boolean =>
  first.trim().replace('\uFEFF', '') === '{' && INSIDE.test(start);

/** A beginning of a bundle, or of what stands in one, by the first bytes of an input in which no line is a request. */
export const isCutBundle = (start: string): boolean => INSIDE.test(start) || BARELY_BEGUN.test(start);

export const incompleteBundle = (file: string): CouldNotRun =>
  new CouldNotRun(
    'bundle.incomplete',
    `\`${file}\` is a part of a bundle, and not all of it`,
    'fetch it again and keep it as it comes: `ratebook experiment bundle <key> > bundle.json`',
  );
