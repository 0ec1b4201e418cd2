import type { DiagnosticPage } from './page.js';

export const shape: Readonly<Record<string, DiagnosticPage>> = {
  'unknown-key': {
    title: 'A key that is not known here',
    means: 'Every key is checked, because a misspelled one would be left out in silence.',
    fix: 'Write the nearest known key that the message suggests, or delete it.',
  },
  'missing-key': {
    title: 'A key is missing',
    means: 'The format needs this key, and there is no default for it.',
    fix: 'Add the key.',
  },
  'wrong-type': {
    title: 'A value of the wrong kind',
    means: 'A list stands where one value belongs, a value where a map belongs, or nothing at all.',
    fix: 'Write the kind of value that the message asks for.',
  },
  'unknown-value': {
    title: 'A value that is not one of those allowed',
    means: 'The key, attribute or feature declares which values there are, and this is another one.',
    fix: 'Write one of them, or declare the new value.',
  },
  'empty-list': {
    title: 'The list is empty',
    means: 'An empty list says nothing: `in` an empty list never holds, empty tiers price nothing.',
    fix: 'Write at least one entry, or leave the key out.',
  },
  'schema-version': {
    title: 'A schema that cannot be read here',
    means: '`schema` names the format of the file, and this program does not know that one.',
    fix: 'Write the schema that the message names, or update the program.',
  },
  'key-syntax': {
    title: 'A name that cannot be a key',
    means:
      'Keys begin with a small letter and hold small letters, digits and hyphens, at most 63 characters, so that they can stand in addresses and reports.',
    fix: 'Choose another key; `title` may hold any text.',
  },
  'identifier-syntax': {
    title: 'An id that cannot be one',
    means:
      'Ids of workspaces and accounts come from elsewhere and are kept as they are: 1 to 128 characters.',
    fix: 'Hand in the id as the other system knows it, or a shorter one.',
  },
  'decimal-syntax': {
    title: 'Not a decimal',
    means: 'Decimals are digits with a point: no exponent, no plus, no comma, no spaces, no signs for money.',
    fix: 'Write it as in `12.50`.',
  },
  'decimal-range': {
    title: 'Too many digits before the point',
    means: 'A decimal has at most 26 digits before the point.',
    fix: 'Write a smaller number.',
  },
  'decimal-scale': {
    title: 'Too many digits after the point',
    means: 'A decimal has at most 12 digits after the point. More are refused and never rounded in silence.',
    fix: 'Write fewer digits.',
  },
  'integer-syntax': {
    title: 'Not a whole number',
    means: 'Versions, priorities, scales and counts are whole numbers of at most nine digits.',
    fix: 'Write digits alone.',
  },
  'instant-syntax': {
    title: 'Not an instant',
    means: 'A date alone begins at another moment in every time zone, so instants are RFC 3339 with a zone.',
    fix: 'Write it as in `2027-01-01T00:00:00Z`.',
  },
  'time-zone-unknown': {
    title: 'Not a time zone',
    means: 'Time zones go by their IANA names.',
    fix: 'Write a name such as `Europe/Berlin`, or `UTC`.',
  },
  'period-order': {
    title: 'A period that ends before it begins',
    means: 'A period is half-open: `from` belongs to it, `to` does not, so `to` must be later.',
    fix: 'Put the two in order.',
  },
  'currency-unknown': {
    title: 'Not a currency',
    means: 'Currencies are the active codes of ISO 4217, in capital letters.',
    fix: 'Write a code such as `USD`.',
  },
  'scale-exceeds-currency': {
    title: 'A scale finer than the currency',
    means:
      "Nobody can pay a tenth of a cent, so amounts are rounded to the currency's smallest unit or coarser.",
    fix: 'Write a scale that the currency has, or `currency`.',
  },
  'duplicate-name': {
    title: 'A name stands twice',
    means:
      'Two charges, rules, definitions or cases of one name, or one charge named twice in a list: quotes and reports could not tell them apart.',
    fix: 'Give each its own name.',
  },
  'effective-order': {
    title: 'A version that begins before an earlier one',
    means: 'Which version is current would depend on the order in which one asks.',
    fix: 'Write the same instant as the version before, or a later one.',
  },
};
