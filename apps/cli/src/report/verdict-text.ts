import type { Verdict } from '#analysis';

/** The verdict in one line: `ship dearer`. */
export function verdictTitle({ word, variant }: Verdict): string {
  if (variant === undefined) return word;
  return word === 'stop' ? `stop, for ${variant}` : `${word} ${variant}`;
}

/** Why, a reason a line, and when more is known. */
export const verdictLines = ({ reasons, earliest }: Verdict): readonly string[] => [
  ...reasons.map(({ code, text }) => `${text} (${code})`),
  ...(earliest === undefined ? [] : [`the plan is complete at ${earliest} at the earliest`]),
];
