import type { RuleFile } from '#rulebook';

const head = 'schema: ratebook/v1\npackage: big\nversion: 1\ncurrency: USD\ninterval: month\n';

const file = (text: string): RuleFile => ({
  path: 'packages/big/1.yaml',
  bytes: new TextEncoder().encode(text),
});

/** Files that are too large to stand in the repository, by the code that refuses them. */
export const oversized: readonly { readonly code: string; readonly file: RuleFile }[] = [
  { code: 'file-too-large', file: file(head + `# ${'x'.repeat(300_000)}\n`) },
  { code: 'too-deep', file: file(`a: ${'['.repeat(40)}${']'.repeat(40)}\n`) },
  { code: 'too-many-nodes', file: file(`${head}charges: [${'a, '.repeat(25_000)}a]\n`) },
  {
    code: 'too-many-entries',
    file: file(`${head}charges:\n${'  - { key: a, model: flat, amount: 1 }\n'.repeat(1001)}`),
  },
];
