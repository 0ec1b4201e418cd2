/** What a simulation found, beside what is promised. */
export interface Row {
  readonly promise: string;
  readonly design: string;
  /** Between these; absent: it is told, and nothing is promised. */
  readonly accepted?: readonly [low: number, high: number];
  /** Why that is not the bare promise, where it is not. */
  readonly because?: string;
  readonly measured: number;
  /** Of what is measured; percent of the runs when left out. */
  readonly unit?: string;
  readonly seed: number;
  readonly runs: number;
}

/** A promise that is tried in `runs` simulated worlds of `seed`. One simulation may answer several. */
export type Simulation = (seed: number, runs: number) => readonly Row[];

/**
 * Whether a row keeps its promise. With few runs chance alone goes past a bound, so `slack` standard errors of a share
 * are allowed besides; the long proof allows none but what a row says itself.
 */
export function holds({ accepted, measured, runs, unit = '%' }: Row, slack: number): boolean {
  if (accepted === undefined) return true;
  const [low, high] = accepted;
  const allowed = unit === '%' ? slack * errorOf(measured, runs) : 0;
  return measured >= low - allowed && measured <= high + allowed;
}

/** The standard error of a share of the runs, in percent. */
const errorOf = (percent: number, runs: number): number => {
  const share = Math.min(99, Math.max(1, percent)) / 100;
  return 100 * Math.sqrt((share * (1 - share)) / runs);
};

/**
 * A size that is the promised percentage exactly, or so nearly that chance alone would take every second simulation past
 * it: three standard errors of the simulation are allowed, and the row says so.
 */
export function atMost(percent: number, runs: number): Required<Pick<Row, 'accepted' | 'because'>> {
  const allowed = 3 * errorOf(percent, runs);
  return {
    accepted: [0, percent + allowed],
    because: `${percent} is what it comes to, and ${allowed.toFixed(2)} is three standard errors of so many runs`,
  };
}
