import { Lexer } from 'yaml';
import type { Diagnostic } from '../diagnostic.js';
import { type Said, type Source, diagnosticAt } from './source.js';

export const DEEPEST = 32;
const MOST_SCALARS = 20_000;
const MOST_MARKS = 30_000;
const MOST_LINES = 20_000;
const LONGEST_SCALAR = 8_192;

export const tooDeep: Said = {
  code: 'too-deep',
  message: `nested more than ${DEEPEST} levels deep`,
  help: 'no rule file needs so many levels; name conditions instead of nesting them',
};
export const tooMany: Said = {
  code: 'too-many-nodes',
  message: `more than ${MOST_SCALARS} values in one file`,
  help: 'split the package, or take generated entries out of it',
};

const REFUSED: readonly (readonly [prefix: string, said: Said])[] = [
  [
    '&',
    { code: 'yaml-anchor', message: 'anchors are not read', help: 'write the value out where it is used' },
  ],
  [
    '*',
    { code: 'yaml-anchor', message: 'aliases are not read', help: 'write the value out where it is used' },
  ],
  [
    '!',
    { code: 'yaml-tag', message: 'tags are not read', help: 'delete the tag: every value is plain text' },
  ],
  ['%', { code: 'yaml-tag', message: 'directives are not read', help: 'delete the line' }],
];

/**
 * Looks at the tokens of a YAML text before it is composed: the composer is recursive and overflows the stack at
 * some 780 levels, and its errors are quadratic. Returns the first thing that must not reach it, and every tag,
 * anchor and alias up to twenty. Depth is by columns, so the composed nodes are still counted exactly.
 */
export function scanYaml(source: Source): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const columns: number[] = [];
  let [offset, lineStart, flow, scalars, marks] = [0, 0, 0, 0, 0];
  let [keyColumn, previous, isScalar] = [0, '', false];
  const stop = (said: Said): readonly Diagnostic[] => [
    diagnosticAt(source, { start: offset, end: offset + 1 }, said),
  ];
  const nest = (column: number): void => {
    while (columns.length > 0 && (columns.at(-1) ?? 0) >= column) columns.pop();
    columns.push(column);
  };

  if (source.lineStarts.length > MOST_LINES)
    return stop({ ...tooMany, message: `more than ${MOST_LINES} lines in one file` });
  for (const token of new Lexer().lex(source.text)) {
    if (token === SCALAR_FOLLOWS) {
      isScalar = true;
      continue;
    }
    if (MARKERS.has(token)) continue;
    const quoted = token.startsWith('"') || token.startsWith("'");
    if (isScalar || quoted) {
      scalars += 1;
      if (token.length > LONGEST_SCALAR)
        return stop({
          code: 'text-length',
          message: `one value has ${token.length} characters`,
          help: `a value has at most ${LONGEST_SCALAR} characters`,
        });
      keyColumn = offset - lineStart;
    } else if (token === '[' || token === '{') flow += 1;
    else if (token === ']' || token === '}') {
      if (flow === 0) return stop(yamlSyntax(`\`${token}\` closes nothing`));
      flow -= 1;
    } else if (token === ',' && (previous === ',' || flow === 0))
      return stop(yamlSyntax('a comma with nothing before it'));
    else if (flow === 0 && (token === '-' || token === '?')) nest(offset - lineStart);
    else if (flow === 0 && token === ':') nest(Math.min(keyColumn, offset - lineStart));
    else {
      const refused = REFUSED.find(([prefix]) => token.startsWith(prefix));
      if (refused)
        found.push(diagnosticAt(source, { start: offset, end: offset + token.length }, refused[1]));
    }
    if (token.trim() !== '' && !token.startsWith('#')) {
      if (!isScalar && !quoted) marks += 1;
      previous = token;
    }
    if (flow + columns.length > DEEPEST) return stop(tooDeep);
    if (scalars > MOST_SCALARS || marks > MOST_MARKS) return stop(tooMany);
    if (found.length >= 20) return found;
    isScalar = false;
    offset += token.length;
    const lastBreak = token.lastIndexOf('\n');
    if (lastBreak !== -1) lineStart = offset - (token.length - lastBreak - 1);
  }
  return found;
}

/** Tokens that the lexer adds to the text: a scalar follows, a document begins, a flow collection broke off. */
const SCALAR_FOLLOWS = '\u001f';
const MARKERS = new Set(['\u0002', '\u0018']);

export const yamlSyntax = (message: string): Said => ({
  code: 'yaml-syntax',
  message,
  help: 'indent with spaces, two a level, and put quotes around text that holds `: `, ` #` or begins with a mark',
});
