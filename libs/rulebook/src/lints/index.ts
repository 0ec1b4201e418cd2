import { includedNotDivisible } from './included-not-divisible.js';
import type { Lint } from './lint.js';
import { packageBounds } from './package-bounds.js';
import { priceCliff } from './price-cliff.js';
import { priceFinerThanRounding } from './price-finer-than-rounding.js';
import { ruleAlwaysHolds } from './rule-always-holds.js';
import { ruleNeverHolds } from './rule-never-holds.js';
import { ruleShadowed } from './rule-shadowed.js';
import { thresholdCliff } from './threshold-cliff.js';
import { versionChangesNothing } from './version-changes-nothing.js';

export type { Finding, Lint, LintContext } from './lint.js';

/** Contradictions: no mending of other faults takes them away. */
export const contradictions: readonly Lint[] = [packageBounds, ruleNeverHolds];

/** Every question that `check` asks about a whole version, errors first. */
export const lints: readonly Lint[] = [
  ...contradictions,
  ruleAlwaysHolds,
  ruleShadowed,
  priceCliff,
  thresholdCliff,
  includedNotDivisible,
  priceFinerThanRounding,
  versionChangesNothing,
];
