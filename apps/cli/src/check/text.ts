import { type Diagnostic, renderDiagnostic } from '#rulebook';
import type { Style } from '../shell/style.js';

/** Every diagnostic with its line, caret and help, a blank line between them. */
export function text(diagnostics: readonly Diagnostic[], style: Style): string {
  return diagnostics.map((diagnostic) => `${coloured(diagnostic, style)}\n`).join('\n');
}

function coloured(diagnostic: Diagnostic, { bold, dim, red, yellow, green }: Style): string {
  const [head = '', ...rest] = renderDiagnostic(diagnostic).split('\n');
  const paint = diagnostic.accepted !== undefined ? green : diagnostic.severity === 'error' ? red : yellow;
  const painted = head
    .replace(/ {2}(error|warning|accepted) {2}/, (_, label: string) => `  ${paint(label)}  `)
    .replace(`  ${diagnostic.code}  `, `  ${bold(diagnostic.code)}  `);
  return [painted, ...rest.map((line) => (/^ +\|? ?.*\^+$/.test(line) ? paint(line) : dim(line)))].join('\n');
}
