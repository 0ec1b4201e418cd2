import {
  type Condition,
  type Definitions,
  type Experiment,
  type Fault,
  type Variant,
  factsIn,
} from '#catalog';
import { type ExperimentDocument, experimentDocument } from '#contracts';
import { decimal } from '#money';
import { conditionOf } from '../build/condition.js';
import { extentOf } from '../build/condition-extent.js';
import type { BuildContext } from '../build/context.js';
import { defined } from '../build/defined.js';
import { checkExtent } from '../build/named-conditions.js';
import { whole } from '../build/numbers.js';
import { diagnosticOf, inFileOrder } from '../check-package.js';
import { contentHash } from '../content-hash.js';
import type { Diagnostic } from '../diagnostic.js';
import { quoted } from '../quoted.js';
import { type RuleDocument, plainValue, spanOf } from '../read/document.js';
import { type RuleFile, readDocument } from '../read/read-document.js';
import { placeAt } from '../read/source.js';
import { shapeOf } from '../shape/shape-faults.js';
import { checkDuration, parseDuration } from './duration.js';
import { checkMetrics, metricsOf } from './metrics.js';
import { rolloutOf } from './rollout.js';

export interface ParsedExperiment {
  /** Present when nothing is wrong with the file on its own. */
  readonly experiment?: Experiment;
  readonly document?: RuleDocument;
  readonly diagnostics: readonly Diagnostic[];
}

const LAYER_BUCKETS = 10_000;
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
  checkDuration(document.limits?.notice, ['limits', 'notice'], context);
  checkMetrics(document, context);
  const rollout = rolloutOf(document, context);
  const layer = layerOf(document, context);
  const cohort = document.cohort && cohortOf(document.cohort, context);
  const variants = variantsOf(document, context);
  const metrics = metricsOf(document);
  const limits = limitsOf(document);
  const after = afterOf(document);
  const more = defined({ layer, cohort, rollout, metrics, limits });
  return variants && { key, seed, ...more, enrol, variants, after };
}

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

/** A year of the price that somebody was given, and then it stays: nobody is surprised who says nothing else. */
const USUAL_AFTER: Built['after'] = { priceLock: 12, thenApply: 'keep' };

const afterOf = ({ after }: ExperimentDocument): Built['after'] =>
  after ? { priceLock: whole(after.priceLock), thenApply: after.thenApply } : USUAL_AFTER;

const limitsOf = ({ limits }: ExperimentDocument): Built['limits'] =>
  limits && {
    ...defined({
      maxIncrease:
        limits.maxIncreasePerWorkspace === undefined ? undefined : decimal(limits.maxIncreasePerWorkspace),
      noticeMinutes: limits.notice === undefined ? undefined : parseDuration(limits.notice),
    }),
  };

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
