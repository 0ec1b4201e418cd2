import { type Effect } from '#catalog';
import { instantText } from '#calendar';
import type { Diagnostic } from '#rulebook';
import type { ServiceFault } from '../fault.js';
import { statesFor, type Verb, type VersionState } from './version-life.js';

export const wrongState = (id: string, verb: Verb, state: VersionState): ServiceFault => ({
  code: 'version.wrong-state',
  message: `\`${id}\` is ${stateWords(state)}; to ${verb} it must be ${statesFor(verb).map(stateWords).join(' or ')}`,
  help: 'docs/publishing.md shows the life of a version',
});

const stateWords = (state: VersionState): string =>
  state === 'none'
    ? 'not there'
    : state === 'draft'
      ? 'a draft'
      : state === 'in-review'
        ? 'in review'
        : state;

export const frozen = (id: string): ServiceFault => ({
  code: 'package.version-frozen',
  message: `\`${id}\` is published with other words, and never changes`,
  help: 'a change is a new version: give it the next number',
});

export const hashChanged = (id: string, given: string, actual: string): ServiceFault => ({
  code: 'version.hash-changed',
  message: `\`${id}\` has the content hash \`${actual}\`, not \`${given.slice(0, 64)}\``,
  help: 'somebody changed it since you looked: read it again',
  pointer: '/contentHash',
});

export const definitionsChanged = (id: string): ServiceFault => ({
  code: 'version.hash-changed',
  message: `the definitions of \`${id}\` are not those that you looked at`,
  help: 'somebody changed them since you looked: read it again',
  pointer: '/definitionsHash',
});

export const ownApproval = (id: string, holder: string): ServiceFault => ({
  code: 'version.own-approval',
  message: `\`${holder.slice(0, 128)}\` wrote or submitted \`${id}\`: somebody else decides`,
  help: 'ask a holder of another key with the scope `packages:approve`',
});

export const approvalNeeded = (id: string): ServiceFault => ({
  code: 'version.approval-needed',
  message: `\`${id}\` waits for approval by somebody who neither wrote nor submitted it`,
  help: 'POST …/approve with its content hash, by another person; then publish again',
});

export const gap = (key: string, number: number, missing: number): ServiceFault => ({
  code: 'version.gap',
  message: `\`${key}@${number}\` follows \`${key}@${missing}\`, which is not there yet`,
  help: `begin with \`${key}@${missing}\`, or renumber`,
});

export const scheduleDropped = (id: string, key: string, dropped: readonly Effect[]): ServiceFault => ({
  code: 'version.schedule-dropped',
  message: `because of \`${id}\`, ${dropped.map((each) => `\`${key}@${each.number}\` would not become current at ${instantText(each.at)}`).join(', and ')}`,
  help: `if that is meant, send \`supersedes: [${[...new Set(dropped.map(({ number }) => number))].join(', ')}]\``,
  pointer: '/supersedes',
});

export const neverCurrent = (id: string, key: string, { number, at }: Effect): ServiceFault => ({
  code: 'version.never-current',
  message: `\`${id}\` would never become current: \`${key}@${number}\` does at the same instant, ${instantText(at)}, and the higher number wins`,
  help: 'choose another instant, or retire the other version first',
  pointer: '/from',
});

export const inUseChanged = (kind: string, name: string, usedBy: string): ServiceFault => ({
  code: 'definitions.in-use-changed',
  message: `\`${name}\` of ${kind} is in use by \`${usedBy}\`, and means something else here`,
  help: 'define it under a new key: what was published must stay as it is',
  pointer: `/definitions/${kind}`,
});

export const tooExpensive = (): ServiceFault => ({
  code: 'rule-file.too-expensive',
  message: 'this file takes more than a second, or more memory than a file may, to check',
  help: 'write fewer tiers, cells, rules or conditions, or split the package',
});

/** All faults of a file at once, each where it stands. */
export function invalidFile(diagnostics: readonly Diagnostic[]): ServiceFault {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return {
    code: 'rule-file.invalid',
    message: `the rule file has ${errors.length === 1 ? 'one error' : `${errors.length} errors`}`,
    errors: diagnostics.map(({ code, message, help, place, severity }) => ({
      code,
      message,
      help,
      severity,
      path: place.file,
      line: place.line,
      column: place.column,
    })),
  };
}
