import type { Diagnostic } from '../diagnostic.js';
import { type Said, type Source, type Span, diagnosticAt } from './source.js';

export type Path = readonly (string | number)[];

export interface TextNode extends Span {
  readonly kind: 'text';
  readonly text: string;
  /** How JSON or YAML wrote it: `word` is a JSON number, true, false or null; `empty` is no value at all. */
  readonly written: 'text' | 'word' | 'empty';
}
export interface ListNode extends Span {
  readonly kind: 'list';
  readonly items: readonly DocumentNode[];
}
export interface MapNode extends Span {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, { readonly key: Span; readonly value: DocumentNode }>;
}
export type DocumentNode = TextNode | ListNode | MapNode;

/** A file that was read: its nodes with their places, whatever its syntax was. */
export interface RuleDocument {
  readonly source: Source;
  readonly root: DocumentNode;
}

const SMALL_INTEGER = /^-?(?:0|[1-9][0-9]{0,14})$/;

/** The document as the schemas take it: text scalars; of JSON words only small integers, booleans and null. */
export function plainValue(node: DocumentNode): unknown {
  switch (node.kind) {
    case 'text':
      if (node.written === 'empty') return null;
      if (node.written === 'text') return node.text;
      if (node.text === 'null') return null;
      if (node.text === 'true' || node.text === 'false') return node.text === 'true';
      // A longer or fractional number has no safe value; NaN is refused by every schema.
      return SMALL_INTEGER.test(node.text) ? Number(node.text) : Number.NaN;
    case 'list':
      return node.items.map(plainValue);
    case 'map': {
      // No prototype, so that no key of a file can ever be an inherited one.
      const plain = Object.create(null) as Record<string, unknown>;
      for (const [key, { value }] of node.entries) plain[key] = plainValue(value);
      return plain;
    }
  }
}

/** The document as written: every scalar its text, so that YAML and JSON spelling the same thing are the same. */
export function textValue(node: DocumentNode): unknown {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'list':
      return node.items.map(textValue);
    case 'map': {
      const plain = Object.create(null) as Record<string, unknown>;
      for (const [key, { value }] of node.entries) plain[key] = textValue(value);
      return plain;
    }
  }
}

export function nodeAt(root: DocumentNode, path: Path): DocumentNode | undefined {
  let node: DocumentNode | undefined = root;
  for (const step of path) {
    if (node?.kind === 'map') node = node.entries.get(String(step))?.value;
    else if (node?.kind === 'list') node = typeof step === 'number' ? node.items[step] : undefined;
    else return undefined;
  }
  return node;
}

/**
 * Where the value at `path` stands, or the nearest thing around it that exists. A map or list stands at its first
 * character but is marked by its key, so that the caret points at a word and not at a page.
 */
export function spanOf(root: DocumentNode, path: Path): Span {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = nodeAt(root, path.slice(0, length));
    if (!node) continue;
    if (node.kind === 'text' && node.end > node.start) return node;
    const key = keySpan(root, path.slice(0, length));
    return key ?? { start: node.start, end: node.kind === 'text' ? node.end : node.start + 1 };
  }
  return { start: 0, end: 1 };
}

/** Where the key at the end of `path` stands; none for an entry of a list. */
export function keySpan(root: DocumentNode, path: Path): Span | undefined {
  const last = path.at(-1);
  const parent = last === undefined ? undefined : nodeAt(root, path.slice(0, -1));
  return parent?.kind === 'map' ? parent.entries.get(String(last))?.key : undefined;
}

export function diagnosticFor(
  { source, root }: RuleDocument,
  path: Path,
  said: Said,
  { severity = 'error', at = 'value' }: { severity?: Diagnostic['severity']; at?: 'key' | 'value' } = {},
): Diagnostic {
  const span = (at === 'key' ? keySpan(root, path) : undefined) ?? spanOf(root, path);
  return diagnosticAt(source, span, said, severity);
}
