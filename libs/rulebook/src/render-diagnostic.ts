import type { Diagnostic } from './diagnostic.js';

/**
 * A diagnostic as people read it: place, severity, code and message on one line, then the line of the file with
 * carets, then the help. `display` may shorten the file's path.
 */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  display: (file: string) => string = (file) => file,
): string {
  const { severity, code, message, help, place, sourceLine, span, accepted } = diagnostic;
  const label = accepted === undefined ? severity : 'accepted';
  const lines = [`${display(place.file)}:${place.line}:${place.column}  ${label}  ${code}  ${message}`];
  if (sourceLine !== undefined && sourceLine !== '') {
    const gutter = String(place.line);
    // Tabs before the caret stay tabs, so that it stands under its column whatever a tab is wide.
    const indent = sourceLine.slice(0, place.column - 1).replace(/[^\t]/g, ' ');
    lines.push(
      `  ${gutter} | ${sourceLine}`,
      `  ${' '.repeat(gutter.length)} | ${indent}${'^'.repeat(span)}`,
    );
  }
  lines.push(accepted === undefined ? `  help: ${help}` : `  because: ${accepted}`);
  return lines.join('\n');
}
