import type { DiagnosticPage } from './page.js';

export const warnings: Readonly<Record<string, DiagnosticPage>> = {
  'rule-always-holds': {
    title: 'A rule that always holds',
    means: 'The rule has conditions, and all facts meet them: they look like a limit and are none.',
    fix: 'Leave `conditions` out if that is meant; else correct the bound or value.',
  },
  'rule-shadowed': {
    title: 'A rule that never changes anything',
    means:
      'Whenever this rule fires, other rules provably fire too and have decided all that it asks for: an earlier override of the same fields, a waive of its charges, a higher minimum or lower maximum, an earlier grant of the same feature.',
    fix: 'Delete it, give it a higher `priority`, or narrow the other conditions.',
  },
  'price-cliff': {
    title: 'The total drops as usage grows',
    means:
      "With `volume` tiers one more unit can reprice all of them, and a rule that starts at a bound on usage can do the same: using more costs less, and customers find out. The message says where and by how much, after rounding, allowance and conversion, and after the charge's own minimum and maximum. Counts move in whole events; sums and quantities also have values in between. Of rules, only those are reported whose effect can be worked out from the file.",
    fix: 'Choose `model: graduated`, raise `flatAmount` of the later tier, or accept it with the reason.',
  },
  'included-not-divisible': {
    title: 'An allowance that is no whole number of packages',
    means:
      'The first package that is sold then begins in the middle of nothing: 2,500 free and packages of 1,000 sell the first one at 2,501.',
    fix: 'Write a multiple of the size, or accept it with the reason.',
  },
  'price-finer-than-rounding': {
    title: 'An amount finer than a bill can show',
    means:
      'Amounts that stand on a bill as they are have digits that rounding takes away: flat amounts, package prices, minimums, maximums, discounts, and unit prices of quantities that are held, such as seats. Unit prices of metered usage, percentages and fixed fees of single events may be as fine as they like, because they are multiplied before anyone sees them.',
    fix: 'Write as many decimals as `rounding` leaves, or accept it with the reason.',
  },
  'version-changes-nothing': {
    title: 'A version that changes nothing',
    means:
      'The version says the same as the one before it, but for its number, date, title and accepted warnings. Numbers compare by value. Often it is a copy that was not edited yet.',
    fix: 'Change what the version is for, or delete its file.',
  },
  'accept-unused': {
    title: 'An accepted warning that nothing raises',
    means:
      'The list of accepted warnings must not outlive its reasons, or it would hide the next warning of that kind.',
    fix: 'Delete the entry, or correct its code, charge or rule.',
  },
};
