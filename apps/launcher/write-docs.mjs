// Writes the pages of docs/ that come from sources: run it after a build, and commit what it writes.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { liveBuckets } from '../../dist/libs/experiments/src/index.js';
import { checkExperiments, readRulebook, renderDiagnosticPages } from '../../dist/libs/rulebook/src/index.js';

const root = join(import.meta.dirname, '..', '..');
const bad = join(root, 'test', 'sandboxes', 'bad');

const found = readdirSync(bad)
  .sort()
  .flatMap((name) => {
    const folder = join(bad, name);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'expected.txt')
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({
        path: file.slice(folder.length + 1).replaceAll('\\', '/'),
        bytes: readFileSync(file),
      }));
    const rulebook = readRulebook(files);
    return [...rulebook.diagnostics, ...checkExperiments(files, rulebook, { liveBuckets }).diagnostics];
  });

writeFileSync(join(root, 'docs', 'diagnostics.md'), renderDiagnosticPages(found));
console.log(`docs/diagnostics.md: written from ${found.length} diagnostics`);
