import type { ExperimentResults } from '#analysis';
import { harmBoundsText, harmText, marginText } from './harm-text.js';
import type { Section } from './section.js';

/** What each guardrail says of each arm: its harm in words, since a harm below 0 is none. */
export function guardrailsSection({ guardrails }: ExperimentResults): Section {
  const rows = guardrails.flatMap(({ metric, unit, variants }) =>
    variants.map(({ variant, margin, verdict, reason, harm }) => [
      metric,
      variant,
      verdict,
      harm === undefined ? '–' : harmText(harm, unit),
      harm === undefined ? '–' : harmBoundsText(harm),
      margin === undefined ? '–' : marginText(margin, unit),
      reason.replaceAll('-', ' '),
    ]),
  );
  return {
    title: 'Guardrails',
    columns: ['metric', 'arm', 'says', 'is', 'bounds', 'put up with', 'because'].map((title) => ({ title })),
    rows,
    notes:
      rows.length === 0
        ? []
        : [
            'Bounds above 0 are worse, and below 0 better; they hold however often one looks. Points are those of a share, percents those of the control.',
          ],
  };
}
