import { type Document, type Node, type YAMLMap, type YAMLSeq, isCollection, isMap, isSeq } from 'yaml';
import { type Entry, entriesOf, hasComment } from './entries.js';
import { flowText, textOf } from './flow-text.js';
import { ALWAYS_BLOCK } from './key-order.js';
import { scalarText } from './scalar-text.js';

const WIDTH = 120;

/** A document in the canonical layout. Nothing is invented: the nodes and their comments are all there is. */
export function printYaml(document: Document): string {
  const { contents } = document;
  const head = commentLines(document.commentBefore, '');
  const body = [...commentLines(contents?.commentBefore, ''), ...blockLines(contents, '', '')];
  const tail = [...commentLines(document.comment, '')];
  const lines = [
    ...head,
    ...(head.length > 0 ? [''] : []),
    ...body,
    ...(tail.length > 0 ? ['', ...tail] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** The lines of a collection, one entry below the other; the comment on the collection itself is the caller's. */
function blockLines(node: Node | null, indent: string, holder: string): string[] {
  if (isMap(node)) return mapLines(node, indent, holder);
  if (isSeq(node)) return listLines(node, indent, holder);
  return node ? [indent + textOf(node, 'block')] : [];
}

function mapLines(map: YAMLMap, indent: string, holder: string): string[] {
  if (map.items.length === 0) return [`${indent}{}`];
  const lines = entriesOf(map, holder).flatMap((entry, index) => [
    ...(index > 0 && entry.key?.spaceBefore ? [''] : []),
    ...entryLines(entry, indent, holder),
  ]);
  return [...lines, ...commentLines(map.flow ? undefined : map.comment, indent)];
}

function entryLines({ key, name, value }: Entry, indent: string, holder: string): string[] {
  const before = [...commentLines(key?.commentBefore, indent), ...commentLines(key?.comment, indent)];
  const label = `${indent}${scalarText(name)}:`;
  const flow =
    isCollection(value) && mayBeFlow(value, name, holder) && !value.commentBefore
      ? flowText(value, name)
      : undefined;
  if (flow !== undefined && `${label} ${flow}`.length <= WIDTH)
    return withComment(before, `${label} ${flow}`.trimEnd(), value?.comment, indent);
  if (!isMap(value) && !isSeq(value)) {
    const above = [...before, ...commentLines(value?.commentBefore, indent)];
    return withComment(
      above,
      `${label} ${value ? textOf(value, 'block') : ''}`.trimEnd(),
      value?.comment,
      indent,
    );
  }
  // What stood behind a flow collection that is now broken up goes above it.
  const above = [...before, ...commentLines(value.flow ? value.comment : undefined, indent)];
  const inner = `${indent}  `;
  return [...above, label, ...commentLines(value.commentBefore, inner), ...blockLines(value, inner, name)];
}

function listLines(list: YAMLSeq, indent: string, holder: string): string[] {
  if (list.items.length === 0) return [`${indent}[]`];
  const lines = (list.items as (Node | null)[]).flatMap((item, index) => [
    ...(index > 0 && hasSpaceBefore(item) ? [''] : []),
    ...itemLines(item, indent, holder),
  ]);
  return [...lines, ...commentLines(list.flow ? undefined : list.comment, indent)];
}

function itemLines(item: Node | null, indent: string, holder: string): string[] {
  const before = commentLines(item?.commentBefore, indent);
  const isFlow = isCollection(item) && !(isMap(item) && ALWAYS_BLOCK.has(holder));
  const flow = isFlow ? flowText(item, holder) : undefined;
  if (flow !== undefined && `${indent}- ${flow}`.length <= WIDTH)
    return withComment(before, `${indent}- ${flow}`.trimEnd(), item?.comment, indent);
  if (!isMap(item) && !isSeq(item))
    return withComment(
      before,
      `${indent}- ${item ? textOf(item, 'block') : ''}`.trimEnd(),
      item?.comment,
      indent,
    );
  const above = [...before, ...commentLines(item.flow ? item.comment : undefined, indent)];
  const [first = '', ...rest] = blockLines(item, `${indent}  `, holder);
  return first.trimStart().startsWith('#')
    ? [...above, `${indent}-`, first, ...rest]
    : [...above, `${indent}- ${first.trimStart()}`, ...rest];
}

/** Lists of maps and what the format always spreads stay below their key; the rest may stand behind it. */
function mayBeFlow(value: Node | null, name: string, holder: string): boolean {
  if (isMap(value) && value.items.length > 0 && ALWAYS_BLOCK.has(name)) return false;
  if (isSeq(value)) return !value.items.some((item) => isMap(item) || hasComment(item as Node | null));
  return !(isMap(value) && holder === '' && name === 'conditions' && value.items.length > 0);
}

function hasSpaceBefore(item: Node | null): boolean {
  if (item?.spaceBefore) return true;
  const first = isMap(item) ? item.items[0]?.key : undefined;
  return typeof first === 'object' && first !== null && 'spaceBefore' in first && first.spaceBefore === true;
}

/** A comment of one line stays behind its value; a longer one goes above it. */
function withComment(
  before: string[],
  line: string,
  comment: string | null | undefined,
  indent: string,
): string[] {
  if (!comment) return [...before, line];
  return comment.includes('\n')
    ? [...before, ...commentLines(comment, indent), line]
    : [...before, `${line} #${comment}`];
}

function commentLines(comment: string | null | undefined, indent: string): string[] {
  if (comment === null || comment === undefined || comment === '') return [];
  return comment.split('\n').map((line) => (line === '' ? '' : `${indent}#${line}`));
}
