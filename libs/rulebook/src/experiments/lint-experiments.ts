import { type Instant, compareInstants, instantAt } from '#calendar';
import { type Experiment, type PackageVersion, suggestion } from '#catalog';
import type { Diagnostic } from '../diagnostic.js';
import { quoted } from '../quoted.js';
import { type Path, diagnosticFor } from '../read/document.js';
import type {
  ExperimentLint,
  ExperimentSurroundings,
  KnownVersion,
  LoadedExperiment,
} from './experiment-lint.js';
import { unknownMetrics, withoutMargin } from './metric-lints.js';
import { isSurelyDearer, type Priced } from './surely-dearer.js';

/** What no file can say on its own: an experiment beside its packages and the other experiments. */
export function lintExperiment(
  { experiment, document }: LoadedExperiment,
  surroundings: ExperimentSurroundings,
): readonly Diagnostic[] {
  return LINTS.flatMap((lint) => lint(experiment, surroundings)).map(
    ({ severity = 'error', path, ...said }) => diagnosticFor(document, path, said, { severity }),
  );
}

const packagePath = (index: number): Path => ['variants', index, 'package'];

function versionOf(
  { package: key, version }: Experiment['variants'][number],
  { packages }: ExperimentSurroundings,
): KnownVersion['version'] | undefined {
  return packages.get(key)?.find((each) => each.version.version === version)?.version;
}

/** The least that it takes: gates and windows only ever make it longer. */
function earliestEnd({ rollout }: Experiment): Instant | undefined {
  if (!rollout) return undefined;
  const minutes = rollout.stages.reduce((all, { holdMinutes }) => all + holdMinutes, 0);
  return instantAt(rollout.startsAt.epochMilliseconds + minutes * 60_000);
}

const unknownVersions: ExperimentLint = ({ variants }, around) =>
  variants.flatMap((variant, index) => {
    if (versionOf(variant, around)) return [];
    const { package: key, version } = variant;
    const versions = around.packages.get(key)?.map((each) => `${key}@${each.version.version}`);
    return [
      {
        code: 'experiment.unknown-version',
        message: `there is no sound version ${quoted(`${key}@${version}`)}`,
        help: versions
          ? suggestion(`${key}@${version}`, versions, 'its versions are')
          : suggestion(key, [...around.packages.keys()], 'packages are'),
        path: packagePath(index),
      },
    ];
  });

const oneProduct: ExperimentLint = ({ variants }, around) => {
  const [control] = variants;
  const base = versionOf(control, around);
  return variants.slice(1).flatMap((variant, index) => {
    const version = versionOf(variant, around);
    const differs =
      variant.package !== control.package
        ? 'package'
        : base && version && (['currency', 'interval'] as const).find((name) => base[name] !== version[name]);
    return differs === undefined
      ? []
      : [
          {
            code: 'experiment.package-mismatch',
            message: `variant ${quoted(variant.key)} has another ${differs} than the control`,
            help: 'every variant is a version of one package, in one currency and interval',
            path: packagePath(index + 1),
          },
        ];
  });
};

const variantCurrent: ExperimentLint = (experiment, around) => {
  const end = earliestEnd(experiment);
  return experiment.variants.slice(1).flatMap((variant, index) => {
    const from = versionOf(variant, around)?.effectiveFrom;
    if (!from || (end && compareInstants(from, end) >= 0)) return [];
    return [
      {
        code: 'experiment.variant-current',
        message: `${quoted(`${variant.package}@${variant.version}`)} is current for everybody from ${from.toString()} on`,
        help: 'give the variant a version without `effectiveFrom`; a winner is promoted afterwards',
        path: packagePath(index + 1),
      },
    ];
  });
};

const emptyArms: ExperimentLint = ({ variants, rollout }, { liveBuckets }) =>
  (rollout?.stages ?? []).flatMap(({ coverage }, stage) => {
    const live = liveBuckets(
      variants.map(({ weight }) => weight),
      coverage,
    );
    const empty = variants.find((_, index) => live[index] === 0);
    return empty === undefined
      ? []
      : [
          {
            code: 'experiment.empty-arm',
            message: `at ${coverage.toString()} % nobody can get ${quoted(empty.key)}: the arms have ${live.join(', ')} live buckets`,
            help: 'raise the coverage, or the weight of the arm',
            path: ['rollout', 'stages', stage, 'coverage'],
          },
        ];
  });

const reusedSeeds: ExperimentLint = ({ key, seed }, { experiments }) =>
  experiments
    .filter(({ experiment }) => experiment.key !== key && experiment.seed === seed)
    .slice(0, 1)
    .map(({ experiment }) => ({
      code: 'experiment.seed-reused',
      message: `${quoted(experiment.key)} has the same seed, so both give everybody the same arm`,
      help: 'write a seed that no experiment ever had',
      path: ['seed'],
    }));

const reservedSeeds: ExperimentLint = ({ seed }) =>
  /^(?:layer|holdout):/.test(seed)
    ? [
        {
          code: 'experiment.seed-reused',
          message: `${quoted(seed)} is what a layer or a holdout is drawn with`,
          help: 'begin the seed with another word',
          path: ['seed'],
        },
      ]
    : [];

const overlaps: ExperimentLint = (one, { experiments }) =>
  experiments
    .map(({ experiment }) => experiment)
    .filter((other) => other.key !== one.key && other.variants[0].package === one.variants[0].package)
    .filter((other) => !apart(one, other) && !inTurn(one, other))
    .slice(0, 1)
    .map((other) => ({
      code: 'experiment.overlap',
      message: `${quoted(other.key)} prices the same package at the same time`,
      help: 'give both the same `layer` with ranges that do not meet, or let one end first',
      path: one.layer ? ['layer'] : ['experiment'],
    }));

const apart = ({ layer: one }: Experiment, { layer: other }: Experiment): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.key === other.key &&
  (one.to <= other.from || other.to <= one.from);

function inTurn(one: Experiment, other: Experiment): boolean {
  const before = (first: Experiment, second: Experiment): boolean => {
    const end = earliestEnd(first);
    const start = second.rollout?.startsAt;
    return end !== undefined && start !== undefined && compareInstants(end, start) <= 0;
  };
  return before(one, other) || before(other, one);
}

const DAY = 24 * 60;
const LONGEST: Readonly<Record<PackageVersion['interval'], number>> = {
  day: DAY,
  week: 7 * DAY,
  month: 31 * DAY,
  quarter: 92 * DAY,
  year: 366 * DAY,
};

const shortStages: ExperimentLint = ({ enrol, variants, rollout }, around) => {
  const interval = versionOf(variants[0], around)?.interval;
  if (enrol !== 'renewal' || interval === undefined) return [];
  return (rollout?.stages ?? []).flatMap(({ holdMinutes }, stage) =>
    holdMinutes >= LONGEST[interval]
      ? []
      : [
          {
            severity: 'warning' as const,
            code: 'experiment.stage-shorter-than-period',
            message: `the stage may end before everybody's ${interval} was renewed once`,
            help: `hold for at least ${LONGEST[interval] / DAY}d under \`enrol: renewal\``,
            path: ['rollout', 'stages', stage, 'holdFor'],
          },
        ],
  );
};

/** A dearer price costs the budget nothing: what it may cost are customers. */
const unguardedRise: ExperimentLint = ({ variants, enrol, metrics }, around) => {
  const guards = enrol === 'new' ? ['conversion'] : ['retention', 'churn'];
  if (metrics?.guardrails.some(({ metric }) => guards.includes(metric)) === true) return [];
  const [control, ...others] = variants;
  const base = versionOf(control, around);
  return others.flatMap((variant, index) => {
    const version = versionOf(variant, around);
    const isOneProduct = variant.package === control.package && version?.currency === base?.currency;
    if (!isOneProduct || !isPriced(base) || !isPriced(version)) return [];
    if (!isSurelyDearer(base, version)) return [];
    return [
      {
        severity: 'warning' as const,
        code: 'experiment.unguarded-rise',
        message: `${quoted(variant.key)} is dearer than the control whatever is used, and nothing guards ${quoted(guards[0] ?? '')}`,
        help: `add a guardrail on ${guards.map(quoted).join(' or ')}: a budget sees no customer who leaves`,
        path: packagePath(index + 1),
      },
    ];
  });
};

const isPriced = (version: Partial<Priced> | undefined): version is Priced =>
  version?.charges !== undefined && version.rules !== undefined;

const LINTS: readonly ExperimentLint[] = [
  unknownVersions,
  oneProduct,
  variantCurrent,
  emptyArms,
  reusedSeeds,
  reservedSeeds,
  overlaps,
  shortStages,
  unknownMetrics,
  withoutMargin,
  unguardedRise,
];
