import type { Diagnostic } from '#rulebook';

/** Workflow commands: GitHub shows each as an annotation on its line. Accepted warnings are notices. */
export function github(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${annotation(diagnostic)}\n`).join('');
}

function annotation({ severity, code, message, help, place, span, accepted }: Diagnostic): string {
  const level = accepted === undefined ? severity : 'notice';
  const properties = [
    `file=${property(place.file)}`,
    `line=${place.line}`,
    `col=${place.column}`,
    `endColumn=${place.column + Math.max(1, span)}`,
    `title=${property(code)}`,
  ];
  const lines = [message, accepted === undefined ? `help: ${help}` : `accepted: ${accepted}`];
  return `::${level} ${properties.join(',')}::${data(lines.join('\n'))}`;
}

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
