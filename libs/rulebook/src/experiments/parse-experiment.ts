import { isMinutePattern, isTimeZone, nextInside, parseInstant } from '#calendar';
import {
  type Condition,
  type Definitions,
  type Experiment,
  type Fault,
  type Variant,
  factsIn,
} from '#catalog';
import { type ExperimentDocument, experimentDocument } from '#contracts';
import { type Decimal, decimal } from '#money';
import { conditionOf } from '../build/condition.js';
import { extentOf } from '../build/condition-extent.js';
import type { BuildContext } from '../build/context.js';
import { defined } from '../build/defined.js';
import { instantFault } from '../build/instant-fault.js';
import { checkExtent } from '../build/named-conditions.js';
import { whole } from '../build/numbers.js';
import { diagnosticOf, inFileOrder } from '../check-package.js';
import { contentHash } from '../content-hash.js';
import type { Diagnostic } from '../diagnostic.js';
import { quoted } from '../quoted.js';
import { type Path, type RuleDocument, plainValue, spanOf } from '../read/document.js';
import { type RuleFile, readDocument } from '../read/read-document.js';
import { placeAt } from '../read/source.js';
import { shapeOf } from '../shape/shape-faults.js';
import { parseDuration } from './duration.js';

export interface ParsedExperiment {
  /** Present when nothing is wrong with the file on its own. */
  readonly experiment?: Experiment;
  readonly document?: RuleDocument;
  readonly diagnostics: readonly Diagnostic[];
}

const LAYER_BUCKETS = 10_000;
const HUNDRED = decimal('100');
const SEED = /^[\x20-\x7e]{8,64}$/;
const VERSION = /^([a-z][a-z0-9-]{0,62})@([1-9][0-9]{0,8})$/;

/** One experiment file on its own: shape, cohort, numbers and instants, every fault at once. */
export function parseExperiment(file: RuleFile, definitions: Definitions): ParsedExperiment {
  const read = readDocument(file);
  if (!read.ok) return { diagnostics: read.diagnostics };
  const document = read.value;
  const faults: Fault[] = [];
  const context: BuildContext = {
    definitions,
    chargeKeys: new Set(),
    positions: new Map(),
    placeOf: (path) => placeAt(document.source, spanOf(document.root, path).start),
    report: (fault) => faults.push(fault),
  };
  const shaped = shapeOf(experimentDocument, plainValue(document.root));
  if (!shaped.ok) faults.push(...shaped.faults);
  const built = shaped.ok ? experimentOf(shaped.value, context) : undefined;
  const experiment = built && { ...built, contentHash: contentHash(document.root) };
  return {
    ...(experiment && faults.length === 0 && { experiment }),
    document,
    diagnostics: inFileOrder(faults.map((fault) => diagnosticOf(document, fault))),
  };
}

type Built = Omit<Experiment, 'contentHash'>;

function experimentOf(document: ExperimentDocument, context: BuildContext): Built | undefined {
  const { experiment: key, seed, enrol } = document;
  if (!SEED.test(seed))
    context.report({
      code: 'experiment.seed-syntax',
      message: `${quoted(seed)} cannot be a seed`,
      help: 'write 8 to 64 ASCII characters that no other experiment ever had',
      path: ['seed'],
    });
  for (const path of DURATIONS) checkDuration(document, path, context);
  checkNumbers(document, context);
  const rollout = rolloutOf(document, context);
  const layer = layerOf(document, context);
  const cohort = document.cohort && cohortOf(document.cohort, context);
  const variants = variantsOf(document, context);
  const metrics = metricsOf(document);
  return variants && { key, seed, ...defined({ layer, cohort, rollout, metrics }), enrol, variants };
}

const marginOf = (written: string): Decimal | 'breakEven' =>
  written === 'breakEven' ? written : decimal(written);

const metricsOf = ({ metrics }: ExperimentDocument): Built['metrics'] =>
  metrics && {
    primary: metrics.primary,
    secondary: metrics.secondary ?? [],
    guardrails: (metrics.guardrails ?? []).map(({ metric, notWorseBy }) => ({
      metric,
      ...defined({
        notWorseBy: notWorseBy === undefined ? undefined : marginOf(notWorseBy),
      }),
    })),
  };

function variantsOf({ variants }: ExperimentDocument, context: BuildContext): Built['variants'] | undefined {
  const seen = new Set<string>();
  const built = variants.flatMap(({ key, package: written, weight }, index): Variant[] => {
    if (seen.has(key))
      context.report({
        code: 'duplicate-name',
        message: `a second variant is called ${quoted(key)}`,
        help: 'give each its own key',
        path: ['variants', index, 'key'],
      });
    seen.add(key);
    const [, name, version] = VERSION.exec(written) ?? [];
    if (name === undefined || version === undefined) {
      context.report({
        code: 'experiment.version-syntax',
        message: `${quoted(written)} names no version of a package`,
        help: 'write the package and the number of a version, such as `team@4`',
        path: ['variants', index, 'package'],
      });
      return [];
    }
    return [{ key, package: name, version: Number(version), weight: decimal(weight) }];
  });
  const [control, second, ...others] = built;
  if (variants.length < 2)
    context.report({
      code: 'experiment.one-arm',
      message: 'an experiment with one variant compares nothing',
      help: 'write the control first, then at least one other variant',
      path: ['variants'],
    });
  return control && second && [control, second, ...others];
}

function layerOf({ layer }: ExperimentDocument, context: BuildContext): Built['layer'] {
  if (!layer) return undefined;
  const [from, to] = [whole(layer.from), whole(layer.to)];
  if (from >= to || to > LAYER_BUCKETS)
    context.report({
      code: 'experiment.layer-range',
      message: `no buckets are in \`[${from}, ${to})\` of a layer`,
      help: 'a range is half-open, within 0 and 10000: `from: 0, to: 5000` is the first half',
      path: ['layer', to > LAYER_BUCKETS ? 'to' : 'from'],
    });
  return { key: layer.key, from, to };
}

/** Before a workspace subscribes only its attributes are known, so a cohort may ask for nothing else. */
function cohortOf(
  document: NonNullable<ExperimentDocument['cohort']>,
  context: BuildContext,
): Condition | undefined {
  const cohort = conditionOf(document, ['cohort'], new Set(), context);
  if (!cohort) return undefined;
  checkExtent(extentOf(cohort, new Map()), ['cohort'], context);
  for (const fact of factsIn(cohort))
    if (!fact.startsWith('workspace.'))
      context.report({
        code: 'experiment.cohort-fact',
        message: `a cohort cannot ask for ${quoted(fact)}`,
        help: 'ask for attributes: `workspace.country`',
        path: ['cohort'],
      });
  return cohort;
}

function rolloutOf({ rollout }: ExperimentDocument, context: BuildContext): Built['rollout'] {
  if (!rollout) return undefined;
  const startsAt = parseInstant(rollout.startsAt);
  if (!startsAt) context.report({ ...instantFault(rollout.startsAt), path: ['rollout', 'startsAt'] });
  const zone = rollout.windows?.timeZone;
  if (zone !== undefined && !isTimeZone(zone))
    context.report({
      code: 'experiment.time-zone',
      message: `${quoted(zone)} is no time zone`,
      help: 'write an IANA name, such as `America/New_York`',
      path: ['rollout', 'windows', 'timeZone'],
    });
  for (const [index, day] of (rollout.windows?.freeze ?? []).entries())
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !parseInstant(`${day}T00:00:00Z`))
      context.report({
        code: 'experiment.freeze-day',
        message: `${quoted(day)} is no day`,
        help: 'write a local day, such as `2027-02-15`',
        path: ['rollout', 'windows', 'freeze', index],
      });
  const allow = rollout.windows?.allow;
  if (allow !== undefined && !isMinutePattern(allow))
    context.report({
      code: 'experiment.window-syntax',
      message: `${quoted(allow)} is no pattern of minutes`,
      help: 'write five cron fields: `* 9-16 * * 1-5` is 09:00 to 16:59 on working days',
      path: ['rollout', 'windows', 'allow'],
    });
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
    checkDuration(holdFor, [], context, [...path, 'holdFor']);
    return { coverage, holdMinutes: parseDuration(holdFor) ?? 0, gates: gates.map(({ type }) => type) };
  });
  const windows = rollout.windows && { freeze: [], ...defined(rollout.windows) };
  if (startsAt && windows && isMinutePattern(windows.allow) && isTimeZone(windows.timeZone)) {
    if (!nextInside(windows, startsAt))
      context.report({
        code: 'experiment.window-never',
        message: `no window of ${quoted(windows.allow)} opens after the start`,
        help: 'name days and minutes that come again',
        path: ['rollout', 'windows', 'allow'],
      });
  }
  return startsAt && { startsAt, ...defined({ windows }), stages };
}

const DURATIONS: readonly Path[] = [
  ['rollout', 'maxLateness'],
  ['limits', 'notice'],
];

function checkDuration(root: unknown, inside: Path, context: BuildContext, path: Path = inside): void {
  const written = valueAt(root, inside);
  if (typeof written !== 'string' || parseDuration(written) !== undefined) return;
  context.report({
    code: 'experiment.duration-syntax',
    message: `${quoted(written)} is no duration`,
    help: 'write whole minutes, hours or days above 0: `90m`, `72h`, `31d`',
    path,
  });
}

const valueAt = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step],
    root,
  );

function checkPercent(written: string, path: Path, context: BuildContext): void {
  if (!decimal(written).greaterThan(HUNDRED)) return;
  context.report({
    code: 'percent-range',
    message: `${quoted(written)} is more than 100 percent`,
    help: 'write a percentage from 0 to 100',
    path,
  });
}

function checkNumbers({ enrol, metrics }: ExperimentDocument, context: BuildContext): void {
  const { alpha, winsorise } = metrics?.analysis ?? {};
  if (alpha !== undefined && !decimal(alpha).lessThan('0.5'))
    context.report({
      code: 'experiment.alpha-range',
      message: `an error rate of ${quoted(alpha)} decides nothing`,
      help: 'write a share above 0 and below 0.5, such as `0.05`',
      path: ['metrics', 'analysis', 'alpha'],
    });
  if (winsorise !== undefined) checkPercent(winsorise, ['metrics', 'analysis', 'winsorise'], context);
  const pair = enrol === 'new' ? 'conversion' : 'retention';
  for (const [index, { metric, notWorseBy }] of (metrics?.guardrails ?? []).entries())
    if (notWorseBy === 'breakEven' && metric !== pair)
      context.report({
        code: 'experiment.break-even-pair',
        message: `\`breakEven\` has no meaning for ${quoted(metric)} under \`enrol: ${enrol}\``,
        help: `ask it of \`${pair}\`, or write the margin as a number`,
        path: ['metrics', 'guardrails', index, 'notWorseBy'],
      });
}
