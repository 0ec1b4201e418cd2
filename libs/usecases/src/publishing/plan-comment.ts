import { instantText } from '#calendar';
import type { PlannedVersion } from './plan-publishing.js';

const HEADLINES = {
  new: 'is a new package',
  changed: 'is a new version',
  unchanged: 'is published already, unchanged',
  contradicts: 'contradicts what is published under this number: give it the next one',
  invalid: 'cannot be published',
} as const;

/** A plan as a reviewer reads it under a pull request. The same plan is the same text. */
export function planComment(versions: readonly PlannedVersion[]): string {
  const changed = versions.filter(({ status }) => status !== 'unchanged');
  if (changed.length === 0) return '## Prices\n\nNothing changes.\n';
  const quiet = versions.length - changed.length;
  return [
    '## Prices',
    ...changed.flatMap(sectionOf),
    ...(quiet === 0 ? [] : [`${quiet === 1 ? 'One version is' : `${quiet} versions are`} unchanged.`]),
    '_The effect on past usage is not computed yet._',
    '',
  ].join('\n\n');
}

function sectionOf(planned: PlannedVersion): readonly string[] {
  const { status, packageKey, number, against, diagnostics } = planned;
  const id = status === 'invalid' ? packageKey : `${packageKey}@${number}`;
  const compared = against === undefined ? '' : `, against version ${against}`;
  return [
    `### \`${id}\` ${HEADLINES[status]}${compared}`,
    ...(status === 'invalid' ? [] : [list([...effectLines(planned), ...subscriptionLines(planned)])]),
    ...(planned.changes.length === 0 ? [] : [list(planned.changes.map(({ sentence }) => sentence))]),
    ...(diagnostics.length === 0
      ? []
      : [
          list(
            diagnostics.map(({ severity, message, place }) => `${severity}, line ${place.line}: ${message}`),
          ),
        ]),
  ];
}

function effectLines({ becomesCurrent, audience, overtakes }: PlannedVersion): readonly string[] {
  return [
    becomesCurrent === undefined
      ? `for ${audience}`
      : `current from ${instantText(becomesCurrent)}, for ${audience}`,
    ...overtakes.map(
      ({ number, at }) =>
        `**takes the day of version ${number}**, which would have become current at ${instantText(at)}`,
    ),
  ];
}

function subscriptionLines({ subscriptions }: PlannedVersion): readonly string[] {
  return subscriptions.map(
    ({ number, count }) =>
      `${count === 1 ? 'one subscription stays' : `${count} subscriptions stay`} on version ${number}`,
  );
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
