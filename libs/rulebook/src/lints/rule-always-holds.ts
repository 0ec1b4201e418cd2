import type { Lint } from './lint.js';
import { canHold, theoryOf } from './proof/can-hold.js';

/** A rule whose conditions all facts meet: they look like a limit and are none. */
export const ruleAlwaysHolds: Lint = (version, { definitions }) => {
  const theory = theoryOf(version, definitions);
  return version.rules.flatMap(({ name, conditions }, index) => {
    if (!conditions || canHold([{ condition: conditions, holds: false }], theory)) return [];
    return [
      {
        severity: 'warning',
        code: 'rule-always-holds',
        message: `rule \`${name}\` always holds, though it has conditions`,
        help: 'leave `conditions` out if that is meant; else look for a bound or value that excludes nothing',
        path: ['rules', index, 'conditions'],
        rule: name,
      },
    ];
  });
};
