import type { DiagnosticPage } from './page.js';

export const rules: Readonly<Record<string, DiagnosticPage>> = {
  'empty-condition': {
    title: 'An empty group',
    means:
      '`all` or `any` of nothing is a condition that nobody asked. A rule without `conditions` always fires.',
    fix: 'Leave the conditions out, or ask something.',
  },
  'condition-cycle': {
    title: 'Conditions that ask for each other',
    means: 'A named condition leads back to itself, so it can never be answered.',
    fix: 'Take one of the references out.',
  },
  'operator-type': {
    title: 'An operator that does not fit the fact',
    means: 'Decimals and dates can be ordered, strings and booleans compared, lists asked what they contain.',
    fix: 'Write one of the operators that the message lists.',
  },
  'value-type': {
    title: 'A value of another type than its fact',
    means:
      'Types are checked with the file, so that no condition compares a number with a word when a customer waits for a quote.',
    fix: "Write a value of the fact's type.",
  },
  'path-syntax': {
    title: 'A path that is no list of names',
    means: 'A path is names with dots between them. Expressions and JSONPath are never evaluated.',
    fix: 'Write the names.',
  },
  'fact-too-late': {
    title: 'A fact that is not known yet',
    means: 'Overrides, allowances and waives act before rating, when no amount is known.',
    fix: 'Ask for amounts only in rules with a discount, surcharge, minimum or maximum.',
  },
  'fact-not-for-grants': {
    title: 'A grant that depends on usage',
    means: 'Entitlements are answered without any usage, many times a second.',
    fix: 'Ask for workspace, quantity, subscription or period facts.',
  },
  'override-empty': {
    title: 'An override that replaces nothing',
    means: '`overridePrice` without a field changes no price.',
    fix: 'Name the price fields that change.',
  },
  'percent-or-amount': {
    title: 'Neither a percentage nor an amount, or both',
    means: 'A discount or surcharge is either a percentage or a fixed amount.',
    fix: 'Write exactly one of them; two rules can follow each other.',
  },
  'percent-range': {
    title: 'A percentage out of range',
    means: 'A discount above 100 percent would pay the customer, and there is no percentile above 100.',
    fix: 'Write a number from 0 to 100.',
  },
  'rule-never-holds': {
    title: 'A rule that can never hold',
    means:
      'No facts meet the conditions: a fact is asked for two ranges or values that exclude each other, or for one that it cannot have. Reported only when it is proven, from the types of facts, the declared values of attributes, and because usage and quantities are not negative unless a charge allows it.',
    fix: 'Look for the two conditions that contradict each other; often `all` should be `any`, or a comparison points the wrong way.',
  },
};
