import type { Diagnostic } from './diagnostic.js';
import { diagnosticChapters, type DiagnosticPage } from './diagnostic-pages.js';
import { renderDiagnostic } from './render-diagnostic.js';

/**
 * docs/diagnostics.md: a chapter after another, a section a code. `found` are diagnostics that `check` really gave;
 * the first of each code is its example.
 */
export function renderDiagnosticPages(found: readonly Diagnostic[]): string {
  const examples = new Map([...found].reverse().map((diagnostic) => [diagnostic.code, diagnostic]));
  const chapters = diagnosticChapters.map(({ title, pages }) =>
    [
      `## ${title}`,
      ...Object.entries(pages).map(([code, page]) => sectionOf(code, page, examples.get(code))),
    ].join('\n\n'),
  );
  return `${[INTRODUCTION, ...chapters].join('\n\n')}\n`;
}

const INTRODUCTION = `# Diagnostics

<!-- Written by \`node apps/launcher/write-docs.mjs\` from libs/rulebook/src/diagnostic-pages.ts: edit that instead. -->

What \`ratebook check\` says of rule files, by code. Errors make a price undefined, contradictory or impossible. Warnings are suspicious: they fail \`check --strict\`, unless the file accepts them with a reason in its \`accept\` list. The examples are real: the files stand in \`test/sandboxes/bad\`.`;

function sectionOf(
  code: string,
  { title, means, fix }: DiagnosticPage,
  example: Diagnostic | undefined,
): string {
  const shown = example && `\`\`\`text\n${renderDiagnostic(example)}\n\`\`\``;
  return [
    `### \`${code}\``,
    `**${title}.** ${means}`,
    ...(shown === undefined ? [] : [shown]),
    `**Fix.** ${fix}`,
  ].join('\n\n');
}
