/** Where values are on a picture: `domain` in their own units, `range` in pixels. */
export interface Scale {
  readonly domain: readonly [low: number, high: number];
  readonly range: readonly [from: number, to: number];
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 2.5, 5, 10] as const;

/** A scale that holds every value, with a little air and at most about `most` ticks at round numbers. */
export function scaleOf(
  values: readonly number[],
  range: readonly [from: number, to: number],
  most = 6,
): Scale {
  const finite = values.filter(Number.isFinite);
  const [least, largest] = [Math.min(...finite, 0), Math.max(...finite, 0)];
  const air = (largest - least) * 0.06 || 1;
  const [low, high] = [least < 0 ? least - air : 0, largest > 0 ? largest + air : 0];
  const domain = low === high ? ([low - 1, high + 1] as const) : ([low, high] as const);
  const step = roundStep((domain[1] - domain[0]) / most);
  const first = Math.ceil(domain[0] / step);
  const count = Math.floor(domain[1] / step) - first + 1;
  const [from, to] = range;
  return {
    domain,
    range,
    at: (value) => from + ((value - domain[0]) / (domain[1] - domain[0])) * (to - from),
    ticks: Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step),
  };
}

function roundStep(least: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(least));
  return magnitude * (STEPS.find((step) => step * magnitude >= least) ?? 10);
}

/**
 * As far as a scale has to go: one interval that says nothing must not make all others too small to be read. What is
 * further out is drawn as an arrow.
 */
export function reachOf(values: readonly number[]): number {
  const sizes = values
    .filter(Number.isFinite)
    .map(Math.abs)
    .sort((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return middle === 0 ? (sizes.at(-1) ?? 1) : 8 * middle;
}

/** A tick's text, with as many digits as its neighbours need. */
export function tickText(value: number, ticks: readonly number[]): string {
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  const digits = Math.min(
    9,
    Math.max(
      0,
      -Math.floor(Math.log10(step) + 1e-9) +
        (step / 10 ** Math.floor(Math.log10(step) + 1e-9) === 2.5 ? 1 : 0),
    ),
  );
  const size = Math.abs(value).toFixed(digits);
  return (
    (value < 0 && Number(size) !== 0 ? '\u2212' : '') + size.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')
  );
}
