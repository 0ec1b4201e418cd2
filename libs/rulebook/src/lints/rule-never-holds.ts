import type { Lint } from './lint.js';
import { canHold, theoryOf } from './proof/can-hold.js';

/** A rule whose conditions no facts can meet: the price it promises is never given. */
export const ruleNeverHolds: Lint = (version, { definitions }) => {
  const theory = theoryOf(version, definitions);
  return version.rules.flatMap(({ name, conditions }, index) => {
    if (!conditions || canHold([{ condition: conditions, holds: true }], theory)) return [];
    return [
      {
        severity: 'error',
        code: 'rule-never-holds',
        message: `rule \`${name}\` can never hold: its conditions contradict each other`,
        help: 'look for a fact that is asked for two ranges or values that exclude each other, or for a value it cannot have',
        path: ['rules', index, 'conditions'],
        rule: name,
      },
    ];
  });
};
