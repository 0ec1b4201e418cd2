import type { ExperimentResults } from '#analysis';

/** What makes figures doubtful before anybody reads them, and what nobody must miss. Empty: they may be trusted. */
export const warningsOf = (
  { verdict }: Pick<ExperimentResults, 'verdict'>,
  doubts: readonly string[] = [],
): readonly string[] => [
  ...doubts.map((doubt) => `NOT TO BE TRUSTED: ${doubt}`),
  ...(verdict.word === 'broken' ? ['BROKEN: the figures are not to be trusted'] : []),
];
