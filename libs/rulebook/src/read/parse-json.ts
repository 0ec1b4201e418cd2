import type { Diagnostic } from '../diagnostic.js';
import type { DocumentNode, RuleDocument } from './document.js';
import { duplicateKey, emptyFile, refusedText, reservedKey } from './faults.js';
import type { Read } from './read-text.js';
import { DEEPEST, tooDeep, tooMany } from './scan-yaml.js';
import { type Said, type Source, type Span, diagnosticAt } from './source.js';

const MOST_NODES = 20_000;
const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const WORD = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;

/** What cannot be read on from: the first fault of syntax, depth or size ends the file. */
class JsonFault extends Error {
  constructor(
    readonly at: number,
    readonly said: Said,
  ) {
    super(said.message);
  }
}

/** Strict JSON with places; `JSON.parse` gives none and keeps the last of two equal keys in silence. */
export function parseJson(source: Source): Read<RuleDocument> {
  if (source.text.trim() === '')
    return { ok: false, diagnostics: [diagnosticAt(source, { start: 0, end: 1 }, emptyFile)] };
  const reader = new JsonReader(source);
  try {
    const root = reader.document();
    return reader.diagnostics.length > 0
      ? { ok: false, diagnostics: reader.diagnostics }
      : { ok: true, value: { source, root } };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    const span = { start: error.at, end: error.at + 1 };
    return { ok: false, diagnostics: [...reader.diagnostics, diagnosticAt(source, span, error.said)] };
  }
}

class JsonReader {
  readonly diagnostics: Diagnostic[] = [];
  private at = 0;
  private nodes = 0;

  constructor(private readonly source: Source) {}

  document(): DocumentNode {
    const root = this.value(1);
    this.take(SPACE);
    if (this.at < this.source.text.length) throw this.syntax('text after the end of the document');
    return root;
  }

  private value(depth: number): DocumentNode {
    if (depth > DEEPEST) throw new JsonFault(this.at, tooDeep);
    this.nodes += 1;
    if (this.nodes > MOST_NODES) throw new JsonFault(this.at, tooMany);
    this.take(SPACE);
    const start = this.at;
    if (this.skip('{')) return this.map(start, depth);
    if (this.skip('[')) return this.list(start, depth);
    const word = this.take(WORD);
    if (word) return { kind: 'text', text: word, written: 'word', start, end: this.at };
    return { kind: 'text', text: this.string(), written: 'text', start, end: this.at };
  }

  private map(start: number, depth: number): DocumentNode {
    const entries = new Map<string, { key: Span; value: DocumentNode }>();
    if (!this.skip('}'))
      do {
        this.take(SPACE);
        const key = { start: this.at, end: this.at };
        const name = this.string();
        key.end = this.at;
        if (!this.skip(':')) throw this.syntax('a colon is missing after the key');
        const value = this.value(depth + 1);
        const first = entries.get(name);
        const refused = reservedKey(name) ?? (first && duplicateKey(this.source, name, first.key));
        if (refused) this.diagnostics.push(diagnosticAt(this.source, key, refused));
        else entries.set(name, { key, value });
      } while (this.separator('}'));
    return { kind: 'map', start, end: this.at, entries };
  }

  private list(start: number, depth: number): DocumentNode {
    const items: DocumentNode[] = [];
    if (!this.skip(']'))
      do items.push(this.value(depth + 1));
      while (this.separator(']'));
    return { kind: 'list', start, end: this.at, items };
  }

  private string(): string {
    const start = this.at;
    const quoted = this.take(STRING);
    if (!quoted)
      throw this.syntax(start >= this.source.text.length ? 'the file ends too early' : 'no JSON value');
    const text = JSON.parse(quoted) as string;
    const refused = refusedText(text);
    if (refused) this.diagnostics.push(diagnosticAt(this.source, { start, end: this.at }, refused));
    return text;
  }

  /** True at a comma, false at the closing mark; anything else ends the file. */
  private separator(close: string): boolean {
    if (this.skip(',')) return true;
    if (this.skip(close)) return false;
    throw this.syntax(`a comma or \`${close}\` is missing`);
  }

  private skip(mark: string): boolean {
    this.take(SPACE);
    if (this.source.text[this.at] !== mark) return false;
    this.at += 1;
    return true;
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [found = ''] = pattern.exec(this.source.text) ?? [];
    this.at += found.length;
    return found;
  }

  private syntax(message: string): JsonFault {
    return new JsonFault(this.at, {
      code: 'json-syntax',
      message,
      help: 'write strict JSON: double quotes, no trailing comma, no NaN; or name the file .yaml',
    });
  }
}
