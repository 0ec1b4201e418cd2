import { type LockDocument, lockDocument } from '#contracts';
import { diagnosticOf } from './check-package.js';
import { usedDefinitions } from './used-definitions.js';
import type { Diagnostic } from './diagnostic.js';
import { quoted } from './quoted.js';
import { type RuleDocument, diagnosticFor, plainValue } from './read/document.js';
import { type RuleFile, readDocument } from './read/read-document.js';
import { DEFINITION_KINDS, type DefinitionKind } from './read-definitions.js';
import type { Rulebook } from './read-rulebook.js';
import { shapeOf } from './shape/shape-faults.js';

export interface ReadLock {
  readonly lock?: LockDocument;
  readonly document?: RuleDocument;
  readonly diagnostics: readonly Diagnostic[];
}

type Checked = Pick<Rulebook, 'packages' | 'pins' | 'definitions'>;

export function readLock(file: RuleFile | undefined): ReadLock {
  const read = file && readDocument(file);
  if (!read) return { diagnostics: [] };
  if (!read.ok) return { diagnostics: read.diagnostics };
  const document = read.value;
  const shaped = shapeOf(lockDocument, plainValue(document.root));
  return shaped.ok
    ? { lock: shaped.value, document, diagnostics: [] }
    : { document, diagnostics: shaped.faults.map((fault) => diagnosticOf(document, fault)) };
}

/** Whether what was published is still as it was: `present` are the version files of the folder, sound or not. */
export function checkLock(
  { lock, document }: ReadLock,
  { packages, pins }: Checked,
  present: ReadonlySet<string>,
): readonly Diagnostic[] {
  if (!lock || !document) return [];
  const diagnostics: Diagnostic[] = [];
  for (const loaded of [...packages.values()].flat()) {
    const id = `${loaded.version.package}@${loaded.version.version}`;
    const locked = Object.hasOwn(lock.packages, id) ? lock.packages[id] : undefined;
    if (locked !== undefined && locked !== loaded.version.contentHash)
      diagnostics.push(
        diagnosticFor(loaded.document, [], {
          code: 'published-changed',
          message: `${quoted(id)} is published, and the file is no longer what was published`,
          help: 'restore the file; a change is a new version: `ratebook new` copies this one',
        }),
      );
  }
  for (const id of Object.keys(lock.packages))
    if (!present.has(id)) diagnostics.push(missing(document, 'packages', id));
  for (const kind of DEFINITION_KINDS)
    for (const [key, hash] of Object.entries(lock[kind])) {
      const now = pins[kind].get(key);
      if (now === undefined) diagnostics.push(missing(document, kind, key));
      else if (now !== hash)
        diagnostics.push(
          diagnosticFor(
            document,
            [kind, key],
            {
              code: 'published-changed',
              message: `${quoted(key)} of ${kind} is in use by a published version, and was changed`,
              help: 'restore it; a change goes under a new key, since old quotes must stay as they are',
            },
            { at: 'key' },
          ),
        );
    }
  return diagnostics;
}

function missing(document: RuleDocument, kind: DefinitionKind | 'packages', key: string): Diagnostic {
  return diagnosticFor(
    document,
    [kind, key],
    {
      code: 'published-missing',
      message: `${quoted(key)} is published, and is no longer in the folder`,
      help: 'restore it: what was published stays for ever',
    },
    { at: 'key' },
  );
}

/** The lock with the given versions (all, without `ids`) and what they use added; entries that exist stay as they are. */
export function addToLock(
  lock: LockDocument | undefined,
  { packages, pins, definitions }: Checked,
  ids?: ReadonlySet<string>,
): { readonly lock: LockDocument; readonly added: readonly string[] } {
  const entries = {
    packages: new Map(Object.entries(lock?.packages ?? {})),
    meters: new Map(Object.entries(lock?.meters ?? {})),
    attributes: new Map(Object.entries(lock?.attributes ?? {})),
    features: new Map(Object.entries(lock?.features ?? {})),
  };
  const added: string[] = [];
  for (const { version, document } of [...packages.values()].flat()) {
    const id = `${version.package}@${version.version}`;
    if (ids && !ids.has(id)) continue;
    if (!entries.packages.has(id)) {
      entries.packages.set(id, version.contentHash);
      added.push(id);
    }
    const used = usedDefinitions(document, definitions);
    for (const kind of DEFINITION_KINDS)
      for (const key of used[kind]) {
        const pin = pins[kind].get(key);
        if (pin === undefined || entries[kind].has(key)) continue;
        entries[kind].set(key, pin);
        added.push(`${kind}/${key}`);
      }
  }
  return {
    lock: {
      schema: 'ratebook/lock-v1',
      packages: sorted(entries.packages),
      meters: sorted(entries.meters),
      attributes: sorted(entries.attributes),
      features: sorted(entries.features),
    },
    added,
  };
}

/** Versions in number order, so that a diff of the lock shows one line a version where a reader looks for it. */
function sorted(entries: ReadonlyMap<string, string>): Record<string, string> {
  const parts = (key: string): readonly [string, number] => {
    const [name = '', version = '0'] = key.split('@');
    return [name, Number(version)];
  };
  return Object.fromEntries(
    [...entries].sort(([a], [b]) => {
      const [[nameA, versionA], [nameB, versionB]] = [parts(a), parts(b)];
      return nameA === nameB ? versionA - versionB : nameA < nameB ? -1 : 1;
    }),
  );
}

/** As it stands in `published.lock.json`. */
export function lockText(lock: LockDocument): string {
  return `${JSON.stringify(lock, null, 2)}\n`;
}
