import { type Pair, type ParsedNode, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Diagnostic } from '../diagnostic.js';
import type { DocumentNode, RuleDocument, TextNode } from './document.js';
import { duplicateKey, emptyFile, refusedText, reservedKey } from './faults.js';
import type { Read } from './read-text.js';
import { DEEPEST, scanYaml, tooDeep, yamlSyntax } from './scan-yaml.js';
import { type Said, type Source, type Span, diagnosticAt } from './source.js';

const MOST_ERRORS = 20;

/**
 * YAML 1.2 with the failsafe schema: every scalar stays its text. Tags, anchors, aliases, merge keys, several
 * documents, duplicate keys and an empty file are refused.
 */
export function parseYaml(source: Source): Read<RuleDocument> {
  const scanned = scanYaml(source);
  if (scanned.length > 0) return { ok: false, diagnostics: scanned };
  const documents = parseAllDocuments(source.text, {
    schema: 'failsafe',
    version: '1.2',
    strict: true,
    // Ours names the first place as well, and theirs compares every key with every other.
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
  });
  if ('empty' in documents) return refuse(source, { start: 0, end: 1 }, emptyFile);
  const [document, second] = documents;
  if (second)
    return refuse(
      source,
      { start: second.range[0], end: second.range[0] + 3 },
      {
        code: 'yaml-documents',
        message: 'a second document begins here',
        help: 'one file holds one document: delete the `---`',
      },
    );
  const problems = document ? [...document.errors, ...document.warnings] : [];
  if (problems.length > 0)
    return {
      ok: false,
      diagnostics: problems
        .slice(0, MOST_ERRORS)
        .map(({ message, pos: [start, end] }) =>
          diagnosticAt(source, { start, end }, yamlSyntax(inOurVoice(message))),
        ),
    };
  const contents = document?.contents;
  if (!contents || isNothing(contents)) return refuse(source, { start: 0, end: 1 }, emptyFile);
  return convert(source, contents);
}

function refuse(source: Source, span: Span, said: Said): Read<RuleDocument> {
  return { ok: false, diagnostics: [diagnosticAt(source, span, said)] };
}

const inOurVoice = (message: string): string =>
  (message.slice(0, 1).toLowerCase() + message.slice(1)).replace(/\s+/g, ' ').replace(/[ .]+$/, '');

const isNothing = (node: ParsedNode): boolean =>
  isScalar(node) && node.type === 'PLAIN' && node.source === '';

function convert(source: Source, contents: ParsedNode): Read<RuleDocument> {
  const diagnostics: Diagnostic[] = [];
  const report = (span: Span, said: Said): void => {
    diagnostics.push(diagnosticAt(source, span, said));
  };
  const empty = (at: number): TextNode => ({ kind: 'text', text: '', written: 'empty', start: at, end: at });

  const nodeOf = (node: ParsedNode | null, at: number, depth: number): DocumentNode => {
    if (!node) return empty(at);
    const [start, end] = node.range;
    if (depth > DEEPEST) {
      report({ start, end }, tooDeep);
      return empty(start);
    }
    if (isMap(node)) return { kind: 'map', start, end, entries: entriesOf(node.items, start, depth) };
    if (isSeq(node))
      return {
        kind: 'list',
        start,
        end,
        items: node.items.map((item) => nodeOf(item as ParsedNode | null, start, depth + 1)),
      };
    if (!isScalar(node) || isNothing(node)) return empty(start);
    const text = String(node.value);
    const refused = refusedText(text);
    if (refused) report({ start, end }, refused);
    return { kind: 'text', text, written: 'text', start, end };
  };

  const entriesOf = (items: readonly Pair<ParsedNode, ParsedNode | null>[], at: number, depth: number) => {
    const entries = new Map<string, { key: Span; value: DocumentNode }>();
    for (const { key, value } of items) {
      const [start, end] = (key as ParsedNode | null)?.range ?? [at, at + 1];
      if (!isScalar(key)) {
        report({ start, end }, yamlSyntax('a key is one word, never a list or a map'));
        continue;
      }
      const name = String(key.value);
      const first = entries.get(name);
      const refused =
        reservedKey(name) ?? refusedText(name) ?? (first && duplicateKey(source, name, first.key));
      if (refused) report({ start, end }, refused);
      else entries.set(name, { key: { start, end }, value: nodeOf(value, end, depth + 1) });
    }
    return entries;
  };

  const root = nodeOf(contents, 0, 1);
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, value: { source, root } };
}
