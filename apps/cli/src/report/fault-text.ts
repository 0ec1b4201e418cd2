import type { ExperimentResults, ResultFault } from '#analysis';

/** In so few words that a picture has room for them; the tables say the same at length. */
const SHORT: Readonly<Partial<Record<ResultFault['code'], string>>> = {
  'analysis.zero-baseline': 'the control’s mean is 0',
  'analysis.zero-variance': 'all units are alike',
  'analysis.too-few-units': 'too few units',
  'analysis.inconsistent-moments': 'sums that no values have',
  'analysis.no-data': 'nothing is measured',
  'analysis.one-arm': 'there is one arm alone',
  'analysis.counts-weights-mismatch': 'counts are of other arms',
  'analysis.effect-unreachable': 'the effect is out of reach',
  'analysis.out-of-range': 'a figure is out of range',
  'experiment.reference-too-small': 'too few paying units',
};

export const faultText = (fault: ResultFault | undefined): string =>
  fault === undefined ? '' : (SHORT[fault.code] ?? fault.message);

/** Then there is one thing to say of all metrics and arms, and it is said once. */
export const isNobodyMature = ({ arms }: Pick<ExperimentResults, 'arms'>): boolean =>
  arms.every(({ mature }) => mature === 0);

export const NOBODY_MATURE = 'nobody was watched to the end yet';
