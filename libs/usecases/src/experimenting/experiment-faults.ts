import { type Analysed, LEAST_REFERENCE } from '#analysis';
import { type Instant, instantText } from '#calendar';
import type { Diagnostic } from '#rulebook';
import type { ExperimentState, PriceLock } from '#storage';
import type { ServiceFault } from '../fault.js';
import { invalidFile } from '../publishing/version-faults.js';
import { type ExperimentVerb, statesForVerb } from './experiment-life.js';

export const unknownExperiment = (key: string): ServiceFault => ({
  code: 'experiment.unknown',
  message: `there is no experiment \`${key.slice(0, 63)}\``,
  help: 'GET /v1/experiments lists them',
});

/** All faults of a file at once, each where it stands. */
export const invalidExperiment = (diagnostics: readonly Diagnostic[]): ServiceFault => ({
  ...invalidFile(diagnostics),
  code: 'experiment.invalid',
  message: 'the experiment is not sound beside what is published',
});

export const experimentTooExpensive: ServiceFault = {
  code: 'experiment.too-expensive',
  message: 'this file takes more than a second, or more memory than a file may, to check',
  help: 'write fewer variants, stages or conditions',
};

export const wrongExperimentState = (
  key: string,
  verb: ExperimentVerb,
  state: ExperimentState,
): ServiceFault => ({
  code: 'experiment.wrong-state',
  message: `\`${key}\` is ${state}; to ${verb} it must be ${statesForVerb(verb).join(' or ')}`,
  help: 'docs/experiments.md shows the life of an experiment',
});

export const notStarted = (key: string, state: ExperimentState): ServiceFault => ({
  code: 'experiment.wrong-state',
  message: `\`${key}\` is ${state}: nobody has an arm before it is started`,
  help: 'POST …/start, once somebody else has approved it',
});

export const unknownUnit = (key: string, unit: string): ServiceFault => ({
  code: 'experiment.unit-unknown',
  message: `\`${unit.slice(0, 128)}\` has no arm of \`${key}\``,
  help: 'POST …/assignments/peek says why, and what it would have',
});

export const frozenExperiment = (key: string): ServiceFault => ({
  code: 'experiment.frozen',
  message: `\`${key}\` was started, and its words never change`,
  help: 'another question is another experiment: give it a key and a seed of its own',
});

export const experimentExists = (key: string): ServiceFault => ({
  code: 'experiment.exists',
  message: `there is an experiment \`${key}\` already, with other words`,
  help: 'GET it, and send its ETag as `if-match` to change it',
});

export const experimentIfMatchMissing = (key: string): ServiceFault => ({
  ...experimentExists(key),
  code: 'experiment.if-match-missing',
});

export const experimentChanged = (key: string, revision: number | undefined): ServiceFault => ({
  code: 'experiment.changed',
  message:
    revision === undefined
      ? `there is no experiment \`${key}\``
      : `\`${key}\` is at revision ${revision} by now`,
  help: 'GET it again, look at what changed, and send its ETag as `if-match`',
});

export const experimentHashChanged = (key: string, given: string, actual: string): ServiceFault => ({
  code: 'experiment.hash-changed',
  message: `\`${key}\` has the content hash \`${actual}\`, not \`${given.slice(0, 64)}\``,
  help: 'somebody changed it since you looked: read it again',
  pointer: '/contentHash',
});

export const ownExperiment = (key: string, holder: string): ServiceFault => ({
  code: 'experiment.own-approval',
  message: `\`${holder.slice(0, 128)}\` wrote or submitted \`${key}\`: somebody else decides`,
  help: 'ask a holder of another key with the scope `experiments:approve`',
});

export const experimentApprovalNeeded = (key: string): ServiceFault => ({
  code: 'experiment.approval-needed',
  message: `\`${key}\` waits for approval by somebody who neither wrote nor submitted it`,
  help: 'POST …/approve with its content hash, by another person; then start again',
});

export const rolloutMissing = (key: string): ServiceFault => ({
  code: 'experiment.rollout-missing',
  message: `\`${key}\` does not say whom it begins with`,
  help: 'write a `rollout`; one stage with `coverage: 100` begins with everybody',
});

export const neverInside = (key: string): ServiceFault => ({
  code: 'experiment.no-window',
  message: `the windows of \`${key}\` never open after its start`,
  help: 'look at `windows` and `freeze`: `ratebook experiment preview` shows every date',
});

export const seedReused = (owner: string): ServiceFault => ({
  code: 'experiment.seed-reused',
  message: `\`${owner}\` was started with the same seed, so both give everybody the same arm`,
  help: 'write a seed that no experiment ever had',
});

export const overlapping = (packageKey: string, others: readonly string[]): ServiceFault => ({
  code: 'experiment.overlap',
  message: `\`${packageKey}\` is priced by ${others.map((key) => `\`${key}\``).join(', ')} for the same units`,
  help: 'give both the same `layer` with ranges that do not meet, or wait until its last price lock has ended',
});

export const holdoutChanged = (key: string, began: Instant): ServiceFault => ({
  code: 'experiment.holdout-changed',
  message: `the holdout \`${key}\` began at ${instantText(began)} with another share, scope or end`,
  help: 'a holdout that has begun stays as it is: leave it, or begin another one under a new key',
});

/** Why a version may not become current: it would change the price that an experiment compares with. */
export const enrolling = (packageKey: string, experiment: string): ServiceFault => ({
  code: 'experiment.enrolling',
  message: `\`${experiment}\` enrols on \`${packageKey}\`, so what is current there does not change`,
  help: `stop its enrolment first: POST /v1/experiments/${experiment}/stop`,
});

export const unknownVariant = (key: string, variant: string, variants: readonly string[]): ServiceFault => ({
  code: 'experiment.variant-unknown',
  message: `\`${key}\` has no variant \`${variant.slice(0, 63)}\``,
  help: `its variants are ${variants.map((each) => `\`${each}\``).join(', ')}`,
  pointer: '/variant',
});

export const overrideExpired: ServiceFault = {
  code: 'experiment.override-expired',
  message: 'an override cannot end before it is given',
  help: 'name a later instant in `expiresAt`',
  pointer: '/expiresAt',
};

export const unknownLock = (workspace: string, id: string): ServiceFault => ({
  code: 'lock.unknown',
  message: `\`${workspace.slice(0, 128)}\` has no price lock \`lck_${id.slice(0, 60)}\``,
  help: 'GET /v1/workspaces/:id/locks lists them',
});

export const lockMeets = ({ packageKey, packageVersion, from, to }: PriceLock): ServiceFault => ({
  code: 'lock.meets',
  message: `the price of \`${packageKey}@${packageVersion}\` is promised from ${instantText(from)}${to === undefined ? ' on' : ` to ${instantText(to)}`}`,
  help: 'end that lock first, or begin after it',
});

export const lockEndsBefore = (begins: Instant): ServiceFault => ({
  code: 'lock.ends-before',
  message: `the lock begins with the period at ${instantText(begins)}, and would end before`,
  help: 'name a later instant in `until`, or leave it out',
  pointer: '/until',
});

export const controlStays = (key: string, variant: string): ServiceFault => ({
  code: 'experiment.control-stays',
  message: `\`${variant}\` is the control of \`${key}\`: without it nothing is compared`,
  help: `stop the experiment instead: POST /v1/experiments/${key}/stop`,
  pointer: '/variant',
});

export const lastVariant = (key: string, variant: string): ServiceFault => ({
  code: 'experiment.last-variant',
  message: `\`${variant}\` is the last variant of \`${key}\` beside the control`,
  help: `stop the experiment instead: POST /v1/experiments/${key}/stop`,
  pointer: '/variant',
});

export const variantClosed = (key: string, variant: string, at: Instant): ServiceFault => ({
  code: 'experiment.variant-closed',
  message: `nobody new gets \`${variant}\` of \`${key}\` since ${instantText(at)}`,
  pointer: '/variant',
});

export const shippedOther = (key: string, variant: string): ServiceFault => ({
  code: 'experiment.shipped-other',
  message: `\`${variant}\` of \`${key}\` was shipped`,
  help: 'a decision stays; promote another version to change what is current',
  pointer: '/variant',
});

export const listedTwice = (workspace: string): ServiceFault => ({
  code: 'experiment.listed-twice',
  message: `\`${workspace.slice(0, 128)}\` is on the list twice`,
  help: 'name each workspace once',
  pointer: '/units',
});

export const listTooLong = (listed: number, most: number): ServiceFault => ({
  code: 'experiment.list-too-long',
  message: `${listed} units are on the lists of this experiment already, and at most ${most} can be compared by their draw`,
  help: 'draw fewer, or let buckets give the others their arms',
  pointer: '/units',
});

export const blocksTooLarge = (most: number): ServiceFault => ({
  code: 'experiment.block-too-large',
  message: `the weights of the open variants make no block of at most ${most} units`,
  help: 'a list is drawn in blocks that hold every arm in its share: choose weights such as 50 and 50, or 1, 1 and 2',
});

export const limitExceeded = (
  key: string,
  most: string,
  { above, simulated, greatest = '' }: { above: number; simulated: number; greatest?: string },
): ServiceFault => ({
  code: 'experiment.limit-exceeded',
  message: `the first stage of \`${key}\` would raise ${above} of ${simulated} bills by more than ${most} %, one by ${greatest}`,
  help: 'lower the prices or the coverage, or start it with a `reason` why that is accepted',
});

export const referenceTooSmall = (key: string, units: number): ServiceFault => ({
  code: 'experiment.reference-too-small',
  message: `${units} of the cohort of \`${key}\` pay the control's price: it takes ${LEAST_REFERENCE} to know what a payer brings in`,
  help: 'write a margin instead of `breakEven`, or start once more of them have paid a whole period',
});

export const undetectable = (
  key: string,
  units: number,
  worthwhile: string,
  effect: Analysed<number>,
): ServiceFault => ({
  code: 'experiment.undetectable',
  message: `a rise of ${worthwhile} % is worthwhile, and the ${units} units that exist for \`${key}\` ${
    effect.ok
      ? `show none below ${(100 * effect.value).toFixed(2)} %`
      : `cannot show it: ${effect.fault.message}`
  }`,
  help: 'let more of them take part, ask for a larger rise, or start it with a `reason` why it is tried all the same',
});
