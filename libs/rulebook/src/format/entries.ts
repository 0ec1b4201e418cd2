import { type Node, type YAMLMap, isCollection, isNode } from 'yaml';
import { placeInOrder } from './key-order.js';

export interface Entry {
  readonly key: Node | null;
  readonly name: string;
  readonly value: Node | null;
}

/** The entries of a map in the format's order. */
export function entriesOf(map: YAMLMap, holder: string): readonly Entry[] {
  return map.items
    .map(({ key, value }, index) => {
      const name = String(isNode(key) && 'value' in key ? key.value : key);
      return { key: isNode(key) ? key : null, name, value: isNode(value) ? value : null, index };
    })
    .sort((a, b) => placeInOrder(holder, a.name) - placeInOrder(holder, b.name) || a.index - b.index);
}

/** Whether a comment stands on the node, or at the end inside it. */
export function hasComment(node: Node | null): boolean {
  if (node === null) return false;
  return (
    Boolean(node.comment) || Boolean(node.commentBefore) || (isCollection(node) && hasCommentInside(node))
  );
}

function hasCommentInside(node: Node): boolean {
  return 'items' in node && Array.isArray(node.items) && node.items.length === 0 && Boolean(node.comment);
}
