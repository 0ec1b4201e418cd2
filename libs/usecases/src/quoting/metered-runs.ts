import { instant, type Period } from '#calendar';
import type { QuoteInputsDocument } from '#quote';

/** Days that one version prices, and the segment that tells what was used in them; none where nothing cuts the period. */
export interface MeteredRun {
  readonly version: number;
  readonly period: Period;
  readonly segment?: number;
}

/**
 * The version runs of a period, as the core sees them: paused days end no run and begin none, so that what was used in a
 * pause belongs to the run before it, or to the first.
 */
export function meteredRuns(
  { segments = [] }: Pick<QuoteInputsDocument, 'segments'>,
  period: Period,
  version: number,
): readonly MeteredRun[] {
  const active = segments.flatMap((segment, index) =>
    segment.paused === true || segment.paused === 'true'
      ? []
      : [{ index, version: Number(segment.version ?? version), from: segment.from }],
  );
  const starts = active.filter((one, place) => place === 0 || active[place - 1]?.version !== one.version);
  if (starts.length === 0) return [{ version, period }];
  return starts.map((start, place) => {
    const next = starts[place + 1]?.from;
    return {
      version: start.version,
      segment: start.index,
      period: {
        from: place === 0 || start.from === undefined ? period.from : instant(start.from),
        to: next === undefined ? period.to : instant(next),
        timeZone: period.timeZone,
      },
    };
  });
}
