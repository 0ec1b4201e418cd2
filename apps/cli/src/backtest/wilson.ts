/** The normal quantile of 97.5 %. */
const Z = 1.959963984540054;

/** Where a share is that came up `had` times of `all`, at 95 % (Wilson); of 0 times, too, it is not surely 0. */
export function wilsonInterval(had: number, all: number): readonly [low: number, high: number] {
  const share = had / all;
  const shrink = 1 + Z ** 2 / all;
  const centre = (share + Z ** 2 / (2 * all)) / shrink;
  const half = (Z / shrink) * Math.sqrt((share * (1 - share)) / all + Z ** 2 / (4 * all ** 2));
  return [had === 0 ? 0 : Math.max(0, centre - half), had === all ? 1 : Math.min(1, centre + half)];
}
