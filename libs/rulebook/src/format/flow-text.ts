import { type Node, isMap, isScalar, isSeq } from 'yaml';
import { scalarText } from './scalar-text.js';
import { type Entry, entriesOf, hasComment } from './entries.js';

/** A node on one line: `{ upTo: 10, unitAmount: 12.00 }`, `[GB, IE]`. Undefined when a comment stands inside. */
export function flowText(node: Node | null, holder: string): string | undefined {
  if (node === null) return '';
  if (isScalar(node)) return textOf(node, 'flow');
  if (isMap(node)) {
    const parts = entriesOf(node, holder).map((entry) => pairText(entry));
    if (!parts.every((part) => part !== undefined)) return undefined;
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
  }
  if (!isSeq(node)) return undefined;
  const parts = (node.items as (Node | null)[]).map((item) =>
    hasComment(item) ? undefined : flowText(item, holder),
  );
  return parts.every((part) => part !== undefined) ? `[${parts.join(', ')}]` : undefined;
}

function pairText({ key, name, value }: Entry): string | undefined {
  if (hasComment(key) || hasComment(value)) return undefined;
  const text = flowText(value, name);
  return text === undefined ? undefined : `${scalarText(name, 'flow')}: ${text}`.trimEnd();
}

/** A value left empty stays empty; one that is quoted and empty stays quoted. */
export function textOf(node: Node, within: 'block' | 'flow'): string {
  if (!isScalar(node)) return '';
  return node.type === 'PLAIN' && node.source === '' ? '' : scalarText(String(node.value), within);
}
