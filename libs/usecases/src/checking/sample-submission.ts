import { firstVersion, type Submission } from '#rulebook';

/** What `ratebook new` writes: most of what a file can say. */
export const SAMPLE: Submission = {
  file: {
    path: 'rules/packages/sample/1.yaml',
    bytes: new TextEncoder().encode(firstVersion('sample').version),
  },
  given: {},
  known: {},
  packages: [],
};
