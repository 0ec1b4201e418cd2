import type { ChangeSubject, VersionChange } from './change.js';
import { fieldChanges } from './field-changes.js';
import { fieldText } from './field-text.js';
import { isMap } from './same-meaning.js';

type Document = Readonly<Record<string, unknown>>;

/** The named parts of a version, in the order in which a reader asks for them, and what names each. */
const PARTS: readonly {
  readonly subject: Exclude<ChangeSubject, 'version'>;
  readonly list: string;
  readonly name: string;
  /** The order of these decides: charges on the bill, rules one after another. */
  readonly ordered: boolean;
}[] = [
  { subject: 'charge', list: 'charges', name: 'key', ordered: true },
  { subject: 'condition', list: 'conditions', name: '', ordered: false },
  { subject: 'rule', list: 'rules', name: 'name', ordered: true },
  { subject: 'entitlement', list: 'entitlements', name: 'feature', ordered: false },
];

/** Not of a version's meaning: its number, its editor's schema, and which warnings it accepts. */
const LEFT_OUT = ['schema', 'package', 'version', 'accept'];

/** What changes from one version's document to another's, in words. Without `from` everything is new. */
export function diffVersions(from: Document | undefined, to: Document): readonly VersionChange[] {
  const lists = new Set([...LEFT_OUT, ...PARTS.map(({ list }) => list)]);
  const own = (document: Document): Document =>
    Object.fromEntries(Object.entries(document).filter(([key]) => !lists.has(key)));
  return [
    ...(from ? versionChanges(own(from), own(to)) : []),
    ...PARTS.flatMap((part) => partChanges(part, from ?? {}, to)),
  ];
}

function versionChanges(from: Document, to: Document): readonly VersionChange[] {
  return fieldChanges(from, to).map((change) => {
    const texts = textsOf(change);
    return {
      kind: kindOf(texts),
      subject: 'version',
      name: change.field,
      ...texts,
      sentence: fieldSentence(`\`${change.field}\``, texts),
    };
  });
}

function partChanges(
  { subject, list, name, ordered }: (typeof PARTS)[number],
  from: Document,
  to: Document,
): readonly VersionChange[] {
  const [before, after] = [named(from[list], name), named(to[list], name)];
  const removed = [...before.keys()].filter((key) => !after.has(key));
  const stayed = [...before.keys()].filter((key) => after.has(key));
  const order = [...after.keys()].filter((key) => before.has(key));
  const wasMoved = ordered && stayed.some((key, index) => key !== order[index]);
  return [
    ...[...after].flatMap(([key, part]) => {
      const known = before.get(key);
      return known === undefined
        ? [whole('added', subject, key, part)]
        : fieldChanges(known, part).map((change): VersionChange => {
            const texts = textsOf(change);
            const sentence = fieldSentence(`${subject} \`${key}\`: \`${change.field}\``, texts);
            return { kind: 'changed', subject, name: key, field: change.field, ...texts, sentence };
          });
    }),
    ...removed.map((key) => whole('removed', subject, key, before.get(key))),
    ...(wasMoved ? [moved(subject, stayed, order)] : []),
  ];
}

/** Entries of a list by what names them, or of a map by its keys. */
function named(value: unknown, name: string): ReadonlyMap<string, unknown> {
  if (isMap(value)) return new Map(Object.entries(value));
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return new Map(list.map((item, index) => [isMap(item) ? String(item[name]) : String(index), item]));
}

function whole(
  kind: 'added' | 'removed',
  subject: ChangeSubject,
  name: string,
  part: unknown,
): VersionChange {
  const text = fieldText(part);
  return {
    kind,
    subject,
    name,
    ...(kind === 'added' ? { to: text } : { from: text }),
    sentence: `${subject} \`${name}\` is ${kind}: ${text}`,
  };
}

function moved(subject: ChangeSubject, from: readonly string[], to: readonly string[]): VersionChange {
  const [before, after] = [from.join(', '), to.join(', ')];
  return {
    kind: 'moved',
    subject,
    name: `${subject}s`,
    from: before,
    to: after,
    sentence: `the order of ${subject}s changes from ${before} to ${after}`,
  };
}

interface Texts {
  readonly from?: string;
  readonly to?: string;
}

function textsOf({ from, to }: { readonly from?: unknown; readonly to?: unknown }): Texts {
  return {
    ...(from === undefined ? {} : { from: fieldText(from) }),
    ...(to === undefined ? {} : { to: fieldText(to) }),
  };
}

function kindOf({ from, to }: Texts): VersionChange['kind'] {
  if (from === undefined) return 'added';
  return to === undefined ? 'removed' : 'changed';
}

function fieldSentence(what: string, { from, to }: Texts): string {
  if (from === undefined) return `${what} is set to ${to ?? ''}`;
  return to === undefined
    ? `${what} is no longer set; it was ${from}`
    : `${what} changes from ${from} to ${to}`;
}
