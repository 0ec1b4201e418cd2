import type { Diagnostic } from '../diagnostic.js';
import { forbiddenCharacter } from './forbidden-character.js';
import { type Source, diagnosticAt, sourceOf } from './source.js';

const LARGEST = 256 * 1024;

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Bytes as text: strict UTF-8 of at most 256 KiB, a byte order mark taken off, nothing in it that a reviewer could
 * not see. Codes: `file-too-large`, `encoding`, `control-character`.
 */
export function readText(file: string, bytes: Uint8Array): Read<Source> {
  const refuse = (source: Source, at: number, code: string, message: string, help: string): Read<Source> => ({
    ok: false,
    diagnostics: [diagnosticAt(source, { start: at, end: at + 1 }, { code, message, help })],
  });
  if (bytes.length > LARGEST)
    return refuse(
      sourceOf(file, ''),
      0,
      'file-too-large',
      `the file has ${bytes.length} bytes; at most ${LARGEST} are read`,
      'split the package, or take generated entries out of it',
    );

  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const text = decoded.startsWith('\uFEFF') ? decoded.slice(1) : decoded;
  const source = sourceOf(file, text);
  const broken = firstBrokenByte(bytes, decoded);
  if (broken !== undefined) {
    const before = new TextDecoder('utf-8').decode(bytes.subarray(0, broken));
    return refuse(
      source,
      before.length,
      'encoding',
      `byte ${broken} is not UTF-8`,
      'save the file as UTF-8; other encodings are not guessed',
    );
  }
  const forbidden = forbiddenCharacter(text, 'file');
  if (forbidden)
    return refuse(
      source,
      forbidden.at,
      'control-character',
      `the character ${forbidden.name} is not allowed`,
      'delete it: it is invisible, or makes the text look different from what it is',
    );
  return { ok: true, value: source };
}

/** A decoder replaces what is broken, so encoding its text again differs from the bytes at the first broken one. */
function firstBrokenByte(bytes: Uint8Array, decoded: string): number | undefined {
  const again = new TextEncoder().encode(decoded);
  if (again.length === bytes.length && bytes.every((byte, index) => byte === again[index])) return undefined;
  const at = bytes.findIndex((byte, index) => byte !== again[index]);
  return at === -1 ? bytes.length - 1 : at;
}
