import { invariant } from '#money';
import { parseDocument } from 'yaml';
import { contentHash } from '../content-hash.js';
import { type RuleFile, readDocument } from '../read/read-document.js';
import type { Read } from '../read/read-text.js';
import { printYaml } from './print-yaml.js';

/**
 * The canonical layout: keys in the format's order, two spaces, what fits on one line of 120 columns on one line,
 * comments kept. Formatting twice changes nothing more, and the content hash stays what it was. A file that cannot be
 * read gives its diagnostics instead.
 */
export function formatDocument(file: RuleFile): Read<string> {
  const before = readDocument(file);
  if (!before.ok) return before;
  const { text } = before.value.source;
  const formatted = file.path.endsWith('.json') ? formatJson(text) : formatYaml(text);
  const after = readDocument({ path: file.path, bytes: new TextEncoder().encode(formatted) });
  invariant(
    after.ok && contentHash(after.value.root) === contentHash(before.value.root),
    'formatting never changes what a file says',
  );
  return { ok: true, value: formatted };
}

const formatJson = (text: string): string => `${JSON.stringify(JSON.parse(text), null, 2)}\n`;

const formatYaml = (text: string): string =>
  printYaml(parseDocument(text, { schema: 'failsafe', version: '1.2', uniqueKeys: false, merge: false }));
