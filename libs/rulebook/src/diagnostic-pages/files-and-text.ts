import type { DiagnosticPage } from './page.js';

export const filesAndText: Readonly<Record<string, DiagnosticPage>> = {
  'empty-file': {
    title: 'The file is empty',
    means:
      'A rule file must say which schema it follows; this one holds nothing but comments or white space.',
    fix: 'Begin with `schema: ratebook/v1`, or let `ratebook new` write a first version.',
  },
  'file-too-large': {
    title: 'The file is too large',
    means: 'A rule file has at most 256 KiB, so that it can be checked in an instant and read by a reviewer.',
    fix: 'Split the package, or take generated entries out of it.',
  },
  'file-name': {
    title: 'Nothing reads a file of this name',
    means:
      'A version is `packages/<key>/<version>.yaml`, its cases `<version>.cases.yaml`. A data file of any other name would be a price that nobody charges, and cases without their version would never run.',
    fix: 'Rename the file, or write the version that it belongs to.',
  },
  'name-mismatch': {
    title: 'The file says another name than its path',
    means:
      'The folder is the package and the file name is the version. A copy that forgot to change one of them would publish the wrong thing.',
    fix: 'Change `package` or `version` in the file, or move the file.',
  },
  encoding: {
    title: 'The file is not UTF-8',
    means: 'Bytes that are no UTF-8 are never replaced in silence.',
    fix: 'Save the file as UTF-8.',
  },
  'control-character': {
    title: 'An invisible character',
    means:
      'Control characters, bidirectional marks and lone surrogates make a text look different from what it is, so they are refused in the file and in what escapes spell.',
    fix: 'Delete the character.',
  },
  'yaml-syntax': {
    title: 'The YAML cannot be read',
    means: 'The text is no YAML: often a tab, a missing quote or a bracket that closes nothing.',
    fix: 'Indent with spaces, and put quotes around text that holds `: ` or ` #` or begins with a mark.',
  },
  'yaml-anchor': {
    title: 'Anchors and aliases are not read',
    means:
      'What a price is must stand where it is used. A few aliases can also stand for billions of values.',
    fix: 'Write the value out.',
  },
  'yaml-tag': {
    title: 'Tags and directives are not read',
    means: 'Every value is plain text until the schema gives it a type, so a tag has nothing to say.',
    fix: 'Delete the tag.',
  },
  'yaml-merge-key': {
    title: 'Merge keys are not read',
    means: '`<<` mixes entries from elsewhere into a map, where a reviewer does not see them.',
    fix: 'Write the entries out.',
  },
  'yaml-documents': {
    title: 'More than one document',
    means: 'One file holds one document; a second one would be priced by nobody.',
    fix: 'Delete the `---` and what follows it.',
  },
  'json-syntax': {
    title: 'The JSON cannot be read',
    means:
      'Files that end in `.json` are strict JSON: double quotes, no trailing comma, no comment, nothing after the end.',
    fix: 'Correct the syntax, or name the file `.yaml`.',
  },
  'json-number': {
    title: 'A JSON number where digits matter',
    means: 'A JSON number loses digits before anyone sees it, so decimals are text.',
    fix: 'Put the number in quotes.',
  },
  'duplicate-key': {
    title: 'A key stands twice in one map',
    means: 'Neither the first nor the last would win: one of them is a mistake.',
    fix: 'Delete one of them.',
  },
  'too-deep': {
    title: 'Nested too deeply',
    means: 'Files nest at most 32 levels, conditions 16, also through the conditions they name.',
    fix: 'Name an inner group under `conditions` and use it as `{ condition: name }`.',
  },
  'too-many-nodes': {
    title: 'Too many values in one file',
    means: 'A file has at most 20,000 values and lines.',
    fix: 'Split the package, or take generated entries out of it.',
  },
  'too-many-entries': {
    title: 'A list is too long',
    means:
      'Lists of tiers, cells, rules and conditions have at most 1,000 entries, also counted through named conditions.',
    fix: 'Write fewer entries.',
  },
  'text-length': {
    title: 'A text is empty or too long',
    means: 'Titles and reasons have at most 500 characters.',
    fix: 'Write a shorter text, or write something.',
  },
};
