import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { liveBuckets } from '#experiments';
import {
  type Diagnostic,
  checkExperiments,
  diagnosticPages,
  readRulebook,
  renderDiagnosticPages,
} from '#rulebook';
import { runCases } from '../../apps/cli/src/cases/run-cases.js';
import { oversized } from './oversized.js';
import { readFolder, sandboxes } from './read-folder.js';

const bad = readdirSync(join(sandboxes, 'bad'));
const good = readdirSync(join(sandboxes, 'good'));

const lineOf = ({ place, severity, code }: Diagnostic): string =>
  `${place.file}:${place.line}:${place.column} ${severity} ${code}`;

const diagnosticsOf = (name: string): readonly Diagnostic[] => {
  const files = readFolder(join(sandboxes, 'bad', name));
  const rulebook = readRulebook(files);
  return [...rulebook.diagnostics, ...checkExperiments(files, rulebook, { liveBuckets }).diagnostics];
};

describe('bad sandboxes', () => {
  it.each(bad)('%s gives the diagnostics that its expected.txt lists', (name) => {
    const expected = readFileSync(join(sandboxes, 'bad', name, 'expected.txt'), 'utf8');
    expect(diagnosticsOf(name).map(lineOf).join('\n')).toBe(expected.trimEnd());
  });

  it.each(oversized)('$code: too much of something is refused', ({ code, file }) => {
    expect(readRulebook([file]).diagnostics.map((each) => each.code)).toContain(code);
  });

  /** Of charges that no file holds: on their own in `ratebook rate`, or refused by the shape before they are judged. */
  const elsewhere = [
    'fact-unavailable',
    'usage-shape',
    'tiers-empty',
    'free-events-not-whole',
    // Of requests alone: no rule file names a workspace.
    'identifier-syntax',
  ];
  it('cover every code that check can give', () => {
    const given = new Set([
      ...bad.flatMap(diagnosticsOf).map(({ code }) => code),
      ...oversized.map(({ code }) => code),
    ]);
    const missing = [...diagnosticPages.keys()].filter((code) => !given.has(code) && !elsewhere.includes(code));
    expect(missing).toEqual([]);
  });
});

describe('docs/diagnostics.md', () => {
  it('is what write-docs.mjs writes from the pages and these sandboxes', () => {
    const docs = readFileSync(join(sandboxes, '..', '..', 'docs', 'diagnostics.md'), 'utf8');
    expect(docs).toBe(renderDiagnosticPages([...bad].sort().flatMap(diagnosticsOf)));
  });
});

describe('good sandboxes', () => {
  it.each(good)('%s has nothing but accepted warnings, and its cases hold', async (name) => {
    const files = readFolder(join(sandboxes, 'good', name));
    const rulebook = readRulebook(files);
    const { definitions, packages, cases } = rulebook;
    const diagnostics = [
      ...rulebook.diagnostics,
      ...checkExperiments(files, rulebook, { liveBuckets }).diagnostics,
    ];
    expect(diagnostics.filter(({ accepted }) => accepted === undefined).map(lineOf)).toEqual([]);
    const runs = await Promise.all(
      [...packages.values()]
        .flat()
        .map(({ version }) =>
          runCases(version, definitions, cases.get(`${version.package}@${version.version}`)),
        ),
    );
    const all = runs.flatMap((run) => run.runs);
    expect(all.length).toBeGreaterThan(0);
    for (const { faults, differences } of all) {
      expect(faults).toEqual([]);
      expect(differences).toEqual([]);
    }
  });
  it('say why they accept what they accept', () => {
    const { diagnostics } = readRulebook(readFolder(join(sandboxes, 'good', 'rules-and-grants')));
    expect(diagnostics.map(({ code, accepted }) => [code, accepted])).toEqual([
      ['price-cliff', 'the published list of 2026 says so'],
    ]);
  });
});
