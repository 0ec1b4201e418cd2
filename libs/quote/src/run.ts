import { type Period, shareOf } from '#calendar';
import type { PackageVersion } from '#catalog';
import { type Decimal, Fraction } from '#money';
import type { PeriodPart } from '#rating';
import type { QuoteInputs } from './inputs.js';
import type { Segment, VersionRun } from './segment.js';

/** A segment whose days are priced. */
export interface PricedSegment {
  readonly span: Period;
  readonly share: Fraction;
  readonly quantities: ReadonlyMap<string, Decimal>;
  readonly source?: Segment;
}

/** What one draft is made for: a version run with inputs of its own. A quote is its runs in order. */
export interface Run {
  readonly inputs: QuoteInputs;
  readonly segments: readonly PricedSegment[];
  /** Local days that are priced ÷ days of the interval. */
  readonly share: Fraction;
  /** Which part of the period's priced days it is; absent when it is all of them. */
  readonly part?: PeriodPart;
  /** The version that holds the first priced day of the period. */
  readonly opening: PackageVersion;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Whether changes cut the period: then lines say which part of it they are for. */
  readonly isCut: boolean;
  readonly source?: VersionRun;
}

const ALONE = { isFirst: true, isLast: true, isCut: false };

/** The runs that a quote prices one after another. Runs without a priced day are left out, but for the only one. */
export function runsOf(inputs: QuoteInputs): readonly Run[] {
  const { period, interval, quantities, version, runs } = inputs;
  if (runs === undefined) {
    const share = period === interval ? Fraction.ONE : shareOf(period, interval);
    return [{ inputs, segments: [{ span: period, share, quantities }], share, opening: version, ...ALONE }];
  }
  const priced = runs.map((source) => ({ source, segments: pricedSegments(source, interval) }));
  const active = priced.filter(({ segments }) => segments.length > 0);
  const shown = active.length > 0 ? active : priced.slice(-1);
  const opening = shown[0]?.source.version ?? version;
  const parts = shown.length > 1 ? partsOf(shown.map(({ segments }) => shareSum(segments))) : [];
  return shown.map(({ source, segments }, index) => {
    const part = parts[index];
    return {
      inputs: inputsOf(inputs, source, segments),
      segments,
      share: shareSum(segments),
      ...(part && { part }),
      opening,
      isFirst: index === 0,
      isLast: index === shown.length - 1,
      isCut: isCut(inputs),
      source,
    };
  });
}

/** One segment that is priced is a plain quote, however it was written. */
export function isCut({ runs = [] }: QuoteInputs): boolean {
  const segments = runs.flatMap((run) => run.segments);
  return segments.length > 1 || segments.some(({ paused }) => paused);
}

function pricedSegments({ segments }: VersionRun, interval: Period): readonly PricedSegment[] {
  return segments
    .filter(({ paused }) => !paused)
    .map((source) => ({
      span: source.span,
      share: shareOf(source.span, interval),
      quantities: source.quantities,
      source,
    }));
}

/** A run's facts and numbers use the quantities that it held last. */
function inputsOf(inputs: QuoteInputs, run: VersionRun, segments: readonly PricedSegment[]): QuoteInputs {
  const { version, definitions, attributes, usage } = run;
  const quantities = segments.at(-1)?.quantities ?? inputs.quantities;
  return { ...inputs, version, definitions, attributes, usage, quantities };
}

function partsOf(shares: readonly Fraction[]): readonly PeriodPart[] {
  const whole = shares.reduce((all, share) => all.plus(share), Fraction.ZERO);
  let before = Fraction.ZERO;
  return shares.map((share) => {
    const from = before;
    before = before.plus(share);
    return { from: from.dividedBy(whole), to: before.dividedBy(whole) };
  });
}

export function shareSum(segments: readonly { readonly share: Fraction }[]): Fraction {
  const [only, ...more] = segments;
  if (only !== undefined && more.length === 0) return only.share;
  return segments.reduce((all, { share }) => all.plus(share), Fraction.ZERO);
}
