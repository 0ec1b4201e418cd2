/** So many looks of one course are told apart on a picture. */
export const MOST_LOOKS = 60;

/** At most so many of a list, evenly, the first and the last among them: a rollout may be looked at thousands of times. */
export function spreadOver<Each>(list: readonly Each[], most = MOST_LOOKS): readonly Each[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, place) =>
    Math.round((place * (list.length - 1)) / (most - 1)),
  ).flatMap((place) => list.slice(place, place + 1));
}
