import type { Verdict } from '#analysis';

/** The verdict in one line: `ship dearer`. Whoever stops for a variant is not for it, so what it does is said too. */
export function verdictTitle({ word, variant, reasons }: Verdict): string {
  if (variant === undefined) return word;
  if (word !== 'stop') return `${word} ${variant}`;
  const isHarm = reasons.some(({ code }) => code === 'guardrail-fails');
  return isHarm ? `stop: \`${variant}\` fails a guardrail` : `stop: nothing to gain, least of \`${variant}\``;
}

/** Why, a reason a line, and when more is known. */
export const verdictLines = ({ reasons, earliest }: Verdict): readonly string[] => [
  ...reasons.map(({ code, text }) => `${text} (${code})`),
  ...(earliest === undefined ? [] : [`the plan is complete at ${earliest} at the earliest`]),
];
