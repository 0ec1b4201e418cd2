import { describe, expect, it } from '@jest/globals';
import { checkPackageText } from './check-package.js';
import { renderDiagnostic } from './render-diagnostic.js';
import { sampleDefinitions } from './sample-definitions.js';

const rendered = (line: string, path = 'rules/packages/team/4.yaml'): string => {
  const text = `schema: ratebook/v1\npackage: team\nversion: 4\ncurrency: USD\ninterval: month\ncharges:\n${line}\n`;
  return checkPackageText({ path, bytes: new TextEncoder().encode(text) }, sampleDefinitions())
    .diagnostics.map((diagnostic) => renderDiagnostic(diagnostic))
    .join('\n');
};

describe('a diagnostic as people read it', () => {
  it('has the place, the line with a caret under the word, and help', () => {
    expect(rendered('  - { key: seats, quantity: seats, model: unit, unitAmount: "1,50" }')).toBe(
      [
        'rules/packages/team/4.yaml:7:61  error  decimal-syntax  `1,50` is no decimal: use `.` for decimals, and nothing between thousands',
        '  7 |   - { key: seats, quantity: seats, model: unit, unitAmount: "1,50" }',
        '    |                                                             ^^^^^^',
        '  help: write a decimal such as `12.50`: digits, and a point with at most 12 digits after it',
      ].join('\n'),
    );
  });

  it('suggests what was meant, with the caret under the key', () => {
    expect(rendered('  - { key: seats, quantity: seats, model: unit, unitAmout: 1 }')).toContain(
      [
        'rules/packages/team/4.yaml:7:49  error  unknown-key  `unitAmout` is not known here',
        '  7 |   - { key: seats, quantity: seats, model: unit, unitAmout: 1 }',
        '    |                                                 ^^^^^^^^^',
        '  help: did you mean `unitAmount`?',
      ].join('\n'),
    );
  });

  it('stays under its column after tabs, and cuts lines that nobody can read', () => {
    const [, line, caret] = rendered(
      `  - { key: a,\tmodel: flat, amount: -1, title: ${'x'.repeat(400)} }`,
    ).split('\n');
    expect(line).toHaveLength('  7 | '.length + 160);
    expect(caret).toBe(
      `    |   ${' '.repeat('- { key: a,'.length)}\t${' '.repeat('model: flat, amount: '.length)}^^`,
    );
  });

  it('shows the reason of an accepted warning instead of help', () => {
    const text = renderDiagnostic(
      {
        severity: 'warning',
        code: 'price-cliff',
        message: 'the total drops',
        help: 'raise it',
        place: { file: 'a/b.yaml', line: 1, column: 1 },
        span: 1,
        accepted: 'published list',
      },
      (file) => file.slice(2),
    );
    expect(text).toBe('b.yaml:1:1  accepted  price-cliff  the total drops\n  because: published list');
  });
});
