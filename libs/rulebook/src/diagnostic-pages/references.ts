import type { DiagnosticPage } from './page.js';

export const references: Readonly<Record<string, DiagnosticPage>> = {
  'unknown-meter': {
    title: 'No such meter',
    means: 'The meter is not declared in `meters.yaml`.',
    fix: 'Correct the name, or declare the meter.',
  },
  'unknown-dimension': {
    title: 'No such dimension',
    means: 'The meter does not carry this dimension, or the charge does not price by it.',
    fix: "Add it to the meter's `dimensions` or the charge's `by`, or correct the name.",
  },
  'unknown-attribute': {
    title: 'No such attribute',
    means: 'The case gives a workspace an attribute that `attributes.yaml` does not declare.',
    fix: 'Correct the name, or declare the attribute.',
  },
  'unknown-feature': {
    title: 'No such feature',
    means: 'The feature is not declared in `features.yaml`, or no entitlement of this version grants it.',
    fix: 'Correct the name, or declare the feature.',
  },
  'unknown-charge': {
    title: 'No such charge',
    means: 'No charge of this version has this key.',
    fix: 'Correct the key.',
  },
  'unknown-rule': {
    title: 'No such rule',
    means: 'No rule of this version has this name.',
    fix: 'Correct the name.',
  },
  'unknown-condition': {
    title: 'No such named condition',
    means: '`{ condition: name }` needs an entry under `conditions` of the same file.',
    fix: 'Define the condition, or correct the name.',
  },
  'unknown-fact': {
    title: 'No such fact',
    means:
      'Facts are `workspace.<attribute>`, `usage.<meter>`, `quantity.<name>`, those of the subscription and the period, and after rating the amounts of charges. An unknown one is an error, never zero.',
    fix: 'Correct the name, or declare the attribute or meter.',
  },
  'charge-order': {
    title: 'A charge that counts later ones',
    means: '`amountOf` adds up the amounts of earlier charges, so that no two charges wait for each other.',
    fix: 'Move this charge below those that it counts.',
  },
  'entitlement-type': {
    title: 'A grant that does not fit its feature',
    means: 'The feature is declared with another type, or counts another meter.',
    fix: 'Write the type and meter that the feature declares.',
  },
  'published-changed': {
    title: 'Something published was changed',
    means:
      '`published.lock.json` holds the content hash of every published version and of the definitions it uses, and this one no longer has it. Old quotes must stay as they are.',
    fix: 'Restore it. A change is a new version, or a new key.',
  },
  'published-missing': {
    title: 'Something published is gone',
    means: 'What was published stays for ever, because old quotes refer to it.',
    fix: 'Restore the file or the definition.',
  },
};
