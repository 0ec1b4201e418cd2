import { type Instant, type Windows, isMinutePattern, isTimeZone, nextInside, parseInstant } from '#calendar';
import type { Experiment, Gate } from '#catalog';
import type { ExperimentDocument } from '#contracts';
import { type Decimal, decimal } from '#money';
import type { BuildContext } from '../build/context.js';
import { defined } from '../build/defined.js';
import { instantFault } from '../build/instant-fault.js';
import { whole } from '../build/numbers.js';
import { quoted } from '../quoted.js';
import type { Path } from '../read/document.js';
import { checkDuration, parseDuration } from './duration.js';
import { checkPercent } from './percent.js';

/** The stages in rising order, and when they may begin. */
export function rolloutOf({ rollout }: ExperimentDocument, context: BuildContext): Experiment['rollout'] {
  if (!rollout) return undefined;
  const startsAt = parseInstant(rollout.startsAt);
  if (!startsAt) context.report({ ...instantFault(rollout.startsAt), path: ['rollout', 'startsAt'] });
  const windows = rollout.windows && windowsOf(rollout.windows, startsAt, context);
  checkDuration(rollout.maxLateness, ['rollout', 'maxLateness'], context);
  let before: Decimal | undefined;
  const stages = rollout.stages.map(({ coverage: written, holdFor, gates = [] }, index) => {
    const path: Path = ['rollout', 'stages', index];
    const coverage = decimal(written);
    checkPercent(written, [...path, 'coverage'], context);
    if (before?.greaterThan(coverage))
      context.report({
        code: 'experiment.coverage-falls',
        message: `coverage falls to ${quoted(written)}`,
        help: 'coverage never falls: who has a price keeps it. To enrol less, stop enrolment',
        path: [...path, 'coverage'],
      });
    before = coverage;
    checkDuration(holdFor, [...path, 'holdFor'], context);
    return { coverage, holdMinutes: parseDuration(holdFor) ?? 0, gates: gates.map(gateOf) };
  });
  const { maxLateness, budget: spent } = rollout;
  const maxLatenessMinutes = maxLateness === undefined ? undefined : parseDuration(maxLateness);
  const budget = spent && { revenueAtRisk: decimal(spent.revenueAtRisk) };
  return startsAt && { startsAt, ...defined({ windows, maxLatenessMinutes, budget }), stages };
}

type GateDocument = NonNullable<
  NonNullable<ExperimentDocument['rollout']>['stages'][number]['gates']
>[number];

function gateOf(gate: GateDocument): Gate {
  const { type, on = {}, dryRun } = gate;
  const least = 'perVariant' in gate ? gate.perVariant : 'count' in gate ? gate.count : undefined;
  return {
    type,
    ...defined({ least: least === undefined ? undefined : whole(least) }),
    on: defined(on),
    dryRun: String(dryRun) === 'true',
  };
}

type WindowsDocument = NonNullable<NonNullable<ExperimentDocument['rollout']>['windows']>;

function windowsOf(
  { timeZone, allow, freeze = [] }: WindowsDocument,
  startsAt: Instant | undefined,
  context: BuildContext,
): Windows {
  if (!isTimeZone(timeZone))
    context.report({
      code: 'experiment.time-zone',
      message: `${quoted(timeZone)} is no time zone`,
      help: 'write an IANA name, such as `America/New_York`',
      path: ['rollout', 'windows', 'timeZone'],
    });
  for (const [index, day] of freeze.entries())
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !parseInstant(`${day}T00:00:00Z`))
      context.report({
        code: 'experiment.freeze-day',
        message: `${quoted(day)} is no day`,
        help: 'write a local day, such as `2027-02-15`',
        path: ['rollout', 'windows', 'freeze', index],
      });
  if (!isMinutePattern(allow))
    context.report({
      code: 'experiment.window-syntax',
      message: `${quoted(allow)} is no pattern of minutes`,
      help: 'write five cron fields: `* 9-16 * * 1-5` is 09:00 to 16:59 on working days',
      path: ['rollout', 'windows', 'allow'],
    });
  const windows = { timeZone, allow, freeze };
  const isSound = startsAt && isMinutePattern(allow) && isTimeZone(timeZone);
  if (isSound && !nextInside(windows, startsAt))
    context.report({
      code: 'experiment.window-never',
      message: `no window of ${quoted(allow)} opens after the start`,
      help: 'name days and minutes that come again',
      path: ['rollout', 'windows', 'allow'],
    });
  return windows;
}
