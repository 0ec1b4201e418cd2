/** What a simulation found, beside what is promised. */
export interface Row {
  readonly promise: string;
  readonly design: string;
  /** Between these, in percent. */
  readonly accepted: readonly [low: number, high: number];
  readonly measured: number;
  readonly seed: number;
  readonly runs: number;
}

/** A promise that is tried in `runs` simulated worlds of `seed`. One simulation may answer several. */
export type Simulation = (seed: number, runs: number) => readonly Row[];

/**
 * Whether a row keeps its promise. With few runs chance alone goes past a bound, so `slack` standard errors of a share
 * are allowed besides; the long proof allows none.
 */
export function holds({ accepted: [low, high], measured, runs }: Row, slack: number): boolean {
  const nearest = Math.min(99, Math.max(1, measured)) / 100;
  const allowed = slack * 100 * Math.sqrt((nearest * (1 - nearest)) / runs);
  return measured >= low - allowed && measured <= high + allowed;
}
