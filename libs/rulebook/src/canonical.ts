import { invariant } from '#money';
import canonicalize from 'canonicalize';
import { type DocumentNode, textValue } from './read/document.js';

/**
 * The document as written, in RFC 8785 form: scalars as text, keys sorted, nothing filled in. Comments, layout, key
 * order and syntax (YAML or JSON) make no difference; `0.10` and `0.1` do.
 */
export function canonicalText(root: DocumentNode): string {
  return canonicalJson(textValue(root));
}

export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  invariant(text !== undefined, 'a document has a canonical form');
  return text;
}
