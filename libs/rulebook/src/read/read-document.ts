import type { RuleDocument } from './document.js';
import { parseJson } from './parse-json.js';
import { parseYaml } from './parse-yaml.js';
import { type Read, readText } from './read-text.js';

/** A file handed in: its path as diagnostics show it, and its bytes. */
export interface RuleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Bytes to nodes with places. The name decides: `.json` is strict JSON, anything else YAML; nothing is sniffed. */
export function readDocument({ path, bytes }: RuleFile): Read<RuleDocument> {
  const text = readText(path, bytes);
  if (!text.ok) return text;
  return path.endsWith('.json') ? parseJson(text.value) : parseYaml(text.value);
}
