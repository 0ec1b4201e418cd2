import type { Diagnostic } from '#rulebook';

/** SARIF 2.1.0, as code hosts show it beside the lines; an accepted warning is a suppressed result. */
export function sarif(diagnostics: readonly Diagnostic[]): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ratebook',
            rules: codes.map((id) => ({ id, shortDescription: { text: words(id) } })),
          },
        },
        columnKind: 'unicodeCodePoints',
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, codes)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function resultOf(diagnostic: Diagnostic, codes: readonly string[]): object {
  const { code, severity, message, help, place, span, accepted } = diagnostic;
  const region = {
    startLine: place.line,
    startColumn: place.column,
    endColumn: place.column + Math.max(1, span),
  };
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: help === '' ? message : `${message}\nhelp: ${help}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(place.file) }, region } }],
    ...(accepted !== undefined && { suppressions: [{ kind: 'inSource', justification: accepted }] }),
  };
}

const words = (code: string): string => code.replaceAll('-', ' ');
