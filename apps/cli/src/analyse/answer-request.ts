import {
  type Analysed,
  benjaminiHochberg,
  compare,
  compareEstimates,
  type Comparison,
  type ComparisonPlan,
  computed,
  type Engine,
  holm,
  minimumDetectableEffect,
  nonInferiority,
  powerOf,
  randomisationTest,
  refused,
  sampleRatioTest,
  sampleSize,
  USUAL_POWER,
  USUAL_TUNING,
} from '#analysis';
import type {
  AdjustDocument,
  AnalysisDocument,
  CompareDocument,
  NonInferiorityDocument,
  PowerDocument,
  QuantileDocument,
  RandomisationDocument,
  SampleRatioDocument,
  SampleSizeDocument,
} from '#contracts';
import { type FieldFault, armOf } from './arm-of.js';
import { quantileArmOf } from './quantile-arm-of.js';

type Answer = Analysed<object> | FieldFault;

const number = (text: string | undefined, usual: number): number =>
  text === undefined ? usual : Number(text);
const USUAL_ALPHA = 0.05;
const USUAL_SEED = 1;
/** To one side an always valid interval is at twice alpha, which is no probability from here on. */
const MOST_ONE_SIDED = 0.5;

/** What a request asks for, or the reason why there is none. */
export function answerRequest(request: AnalysisDocument): Answer {
  switch (request.kind) {
    case 'compare':
      return request.metric === 'quantile' ? comparedQuantiles(request) : compared(request);
    case 'nonInferiority':
      return provenNotWorse(request);
    case 'randomisation':
      return drawnAgain(request);
    case 'sampleRatio':
      return sampled(request);
    case 'adjust':
      return adjusted(request);
    case 'power':
      return powered(request);
    case 'sampleSize':
      return sized(request);
  }
}

function compared(request: CompareDocument): Answer {
  const isAdjusted = request.cuped === true;
  const plan = planOf(request);
  if ('fault' in plan) return plan;
  const [control, treatment] = [
    armOf(request.metric, request.control, 'control', isAdjusted),
    armOf(request.metric, request.treatment, 'treatment', isAdjusted),
  ];
  if ('fault' in control) return control;
  if ('fault' in treatment) return treatment;
  const isCovariateIgnored = request.control.covariate !== undefined && !isAdjusted;
  return withNotes(compare(control, treatment, { ...plan, isAdjusted }), [
    ...ignoredBy(request),
    ...(isCovariateIgnored ? ['covariate-ignored'] : []),
  ]);
}

function comparedQuantiles(request: QuantileDocument): Answer {
  const plan = planOf(request);
  if ('fault' in plan) return plan;
  const quantile = Number(request.quantile);
  const control = quantileArmOf(request.control, quantile, 'control');
  if (!control.ok) return control;
  const treatment = quantileArmOf(request.treatment, quantile, 'treatment');
  if (!treatment.ok) return treatment;
  return withNotes(compareEstimates(control.value, treatment.value, plan), ignoredBy(request));
}

type Tested = CompareDocument | QuantileDocument;

function planOf(request: Tested): Omit<ComparisonPlan, 'isAdjusted'> | FieldFault {
  const alpha = number(request.alpha, USUAL_ALPHA);
  const engine = engineOf(request);
  if (engine.kind === 'sequential' && engine.sides !== 'two' && alpha >= MOST_ONE_SIDED)
    return invalid('`alpha` of a one-sided sequential comparison is below 0.5');
  return { difference: request.difference ?? 'relative', engine, alpha };
}

function withNotes(found: Analysed<Comparison>, ignored: readonly string[]): Answer {
  if (!found.ok) return found;
  const { notes, ...figures } = found.value;
  const all = [...notes, ...ignored];
  return computed({ ...figures, ...(all.length > 0 && { notes: all }) });
}

function provenNotWorse(request: NonInferiorityDocument): Answer {
  const alpha = number(request.alpha, USUAL_ALPHA);
  const isSequential = request.engine === 'sequential';
  if (isSequential && alpha >= MOST_ONE_SIDED)
    return invalid('`alpha` of a sequential proof is below 0.5, since it is to one side');
  const [control, treatment] = [
    armOf(request.metric, request.control, 'control', false),
    armOf(request.metric, request.treatment, 'treatment', false),
  ];
  if ('fault' in control) return control;
  if ('fault' in treatment) return treatment;
  const found = nonInferiority(control, treatment, {
    difference: request.difference ?? 'relative',
    direction: request.direction ?? 'higher',
    margin: Number(request.margin),
    alpha,
    engine: isSequential
      ? { kind: 'sequential', tuning: number(request.tuning, USUAL_TUNING) }
      : { kind: 'fixed' },
  });
  if (!found.ok) return found;
  const notes = request.tuning !== undefined && !isSequential ? ['tuning-ignored'] : [];
  return computed({ ...found.value, ...(notes.length > 0 && { notes }) });
}

function drawnAgain({ blocks, sides = 'two', seed, draws }: RandomisationDocument): Answer {
  const written = blocks.map(({ control, treatment }) => ({
    control: control.map(Number),
    treatment: treatment.map(Number),
  }));
  return randomisationTest(written, {
    sides,
    seed: number(seed, USUAL_SEED),
    ...(draws !== undefined && { draws: Number(draws) }),
  });
}

function engineOf({ engine = 'fixed', sides = 'two', tuning, inverse = false, prior }: Tested): Engine {
  switch (engine) {
    case 'fixed':
      return { kind: 'fixed', sides };
    case 'sequential':
      return { kind: 'sequential', sides, tuning: number(tuning, USUAL_TUNING) };
    case 'bayesian':
      return {
        kind: 'bayesian',
        isLowerBetter: inverse,
        ...(prior && { prior: { mean: Number(prior.mean), variance: Number(prior.variance) } }),
      };
  }
}

/** What was written and changes nothing is said, so that nobody believes that it did. */
function ignoredBy({ engine = 'fixed', sides, tuning, inverse, prior }: Tested): string[] {
  const isBayesian = engine === 'bayesian';
  return [
    ...(prior && !isBayesian ? ['prior-ignored'] : []),
    ...(inverse === true && !isBayesian ? ['inverse-ignored'] : []),
    ...(tuning !== undefined && engine !== 'sequential' ? ['tuning-ignored'] : []),
    ...(sides !== undefined && sides !== 'two' && isBayesian ? ['sides-ignored'] : []),
  ];
}

function sampled({ counts, weights, cells }: SampleRatioDocument): Answer {
  if (cells && (counts ?? weights)) return invalid('write either `cells`, or `counts` and `weights`');
  if (!cells && !(counts && weights))
    return missing('`counts` and `weights` are missing: write both, or `cells`');
  const written = cells ?? [{ counts: counts ?? [], shares: weights ?? [] }];
  const found = sampleRatioTest(
    written.map((cell) => ({ counts: cell.counts.map(Number), shares: cell.shares.map(Number) })),
  );
  if (!found.ok) return found;
  const { isInconclusive, ...figures } = found.value;
  return computed({ ...figures, ...(isInconclusive && { inconclusive: true }) });
}

function adjusted({ method, pValues }: AdjustDocument): Answer {
  if (pValues.length === 0) return refused('analysis.no-data', '`pValues` is empty: write at least one');
  return computed({ pValues: (method === 'holm' ? holm : benjaminiHochberg)(pValues.map(Number)) });
}

function powered(request: PowerDocument): Answer {
  const mean = Number(request.mean);
  const plan = {
    mean,
    variance: request.metric === 'proportion' ? mean * (1 - mean) : Number(request.variance),
    units: Number(request.n),
    variants: number(request.variants, 2),
    alpha: number(request.alpha, USUAL_ALPHA),
    engine:
      request.engine === 'sequential'
        ? ({ kind: 'sequential', tuning: number(request.tuning, USUAL_TUNING) } as const)
        : ({ kind: 'fixed' } as const),
  };
  if (request.effect !== undefined) {
    const power = powerOf(plan, Number(request.effect));
    return power.ok ? computed({ power: power.value }) : power;
  }
  const least = minimumDetectableEffect(plan, number(request.power, USUAL_POWER));
  return least.ok ? computed({ minimumDetectableEffect: least.value }) : least;
}

function sized(request: SampleSizeDocument): Answer {
  const total = sampleSize({
    metric:
      request.metric === 'proportion'
        ? { kind: 'proportion', mean: Number(request.mean) }
        : {
            kind: 'mean',
            variance: Number(request.variance),
            ...(request.mean !== undefined && { mean: Number(request.mean) }),
          },
    minimumDetectableEffect: Number(request.minimumDetectableEffect),
    difference: request.difference ?? 'relative',
    alpha: number(request.alpha, USUAL_ALPHA),
    power: number(request.power, USUAL_POWER),
    variants: number(request.variants, 2),
  });
  return total.ok ? computed({ total: total.value }) : total;
}

const invalid = (message: string): FieldFault => ({
  ok: false,
  fault: { code: 'analysis.invalid-field', message },
});
const missing = (message: string): FieldFault => ({
  ok: false,
  fault: { code: 'analysis.missing-field', message },
});
