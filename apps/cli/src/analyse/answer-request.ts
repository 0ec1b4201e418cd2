import {
  type Analysed,
  benjaminiHochberg,
  compare,
  computed,
  type Engine,
  holm,
  minimumDetectableEffect,
  powerOf,
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
  PowerDocument,
  SampleRatioDocument,
  SampleSizeDocument,
} from '#contracts';
import { type FieldFault, armOf } from './arm-of.js';

type Answer = Analysed<object> | FieldFault;

const number = (text: string | undefined, usual: number): number =>
  text === undefined ? usual : Number(text);
const USUAL_ALPHA = 0.05;

/** What a request asks for, or the reason why there is none. */
export function answerRequest(request: AnalysisDocument): Answer {
  switch (request.kind) {
    case 'compare':
      return compared(request);
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
  const alpha = number(request.alpha, USUAL_ALPHA);
  const engine = engineOf(request);
  if (engine.kind === 'sequential' && engine.sides !== 'two' && alpha >= 0.5)
    return invalid('`alpha` of a one-sided sequential comparison is below 0.5');
  const [control, treatment] = [
    armOf(request.metric, request.control, 'control', isAdjusted),
    armOf(request.metric, request.treatment, 'treatment', isAdjusted),
  ];
  if ('fault' in control) return control;
  if ('fault' in treatment) return treatment;
  const found = compare(control, treatment, {
    difference: request.difference ?? 'relative',
    engine,
    alpha,
    isAdjusted,
  });
  if (!found.ok) return found;
  const { notes, ...figures } = found.value;
  const all = [...notes, ...ignoredBy(request)];
  return computed({ ...figures, ...(all.length > 0 && { notes: all }) });
}

function engineOf({
  engine = 'fixed',
  sides = 'two',
  tuning,
  inverse = false,
  prior,
}: CompareDocument): Engine {
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
function ignoredBy({
  engine = 'fixed',
  sides,
  tuning,
  inverse,
  prior,
  cuped,
  control,
}: CompareDocument): string[] {
  const isBayesian = engine === 'bayesian';
  return [
    ...(prior && !isBayesian ? ['prior-ignored'] : []),
    ...(inverse === true && !isBayesian ? ['inverse-ignored'] : []),
    ...(tuning !== undefined && engine !== 'sequential' ? ['tuning-ignored'] : []),
    ...(sides !== undefined && sides !== 'two' && isBayesian ? ['sides-ignored'] : []),
    ...(control.covariate && cuped !== true ? ['covariate-ignored'] : []),
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
