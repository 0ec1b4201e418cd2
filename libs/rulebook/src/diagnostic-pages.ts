import { charges } from './diagnostic-pages/charges.js';
import { experiments } from './diagnostic-pages/experiments.js';
import { filesAndText } from './diagnostic-pages/files-and-text.js';
import { references } from './diagnostic-pages/references.js';
import { rules } from './diagnostic-pages/rules.js';
import { shape } from './diagnostic-pages/shape.js';
import { warnings } from './diagnostic-pages/warnings.js';
import type { DiagnosticPage } from './diagnostic-pages/page.js';

export type { DiagnosticPage } from './diagnostic-pages/page.js';

/** Chapters of docs/diagnostics.md, in reading order: title to code to page. */
export const diagnosticChapters: readonly {
  readonly title: string;
  readonly pages: Readonly<Record<string, DiagnosticPage>>;
}[] = [
  { title: 'Files and text', pages: filesAndText },
  { title: 'Keys and values', pages: shape },
  { title: 'References', pages: references },
  { title: 'Charges and prices', pages: charges },
  { title: 'Rules and conditions', pages: rules },
  { title: 'Experiments', pages: experiments },
  { title: 'Warnings', pages: warnings },
];

/** Every code of a diagnostic to its page. */
export const diagnosticPages: ReadonlyMap<string, DiagnosticPage> = new Map(
  diagnosticChapters.flatMap(({ pages }) => Object.entries(pages)),
);
