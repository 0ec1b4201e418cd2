import type { ExperimentResults, MetricResults, VariantResults } from '#analysis';
import { amountNotes } from './amounts.js';
import { billSections } from './bill-sections.js';
import { guardrailsSection } from './guardrails-section.js';
import type { Column, Section } from './section.js';
import {
  amountText,
  certaintyText,
  countText,
  effectText,
  intervalText,
  meanText,
  numberText,
  chanceText,
  pText,
  shareText,
} from './figures-text.js';

const number = (title: string): Column => ({ title, isNumber: true });

/** Everything that results say, in the order in which it is read; a part that says nothing is left out. */
export const sectionsOf = (results: ExperimentResults): readonly Section[] =>
  [
    armsSection(results),
    metricsSection(results, 'Primary', [results.primary], 'metric'),
    metricsSection(results, 'Secondary', results.secondary, 'metric'),
    guardrailsSection(results),
    overTimeSection(results),
    segmentsSection(results),
    listedSection(results),
    ...billSections(results),
    sampleRatioSection(results),
    alarmsSection(results),
  ].filter(({ rows, notes }) => rows.length > 0 || notes.length > 0);

function armsSection({ arms }: ExperimentResults): Section {
  return {
    title: 'Arms',
    columns: [
      { title: 'arm' },
      ...['enrolled', 'mature', 'realised price', 'paid less', 'overridden'].map(number),
    ],
    rows: arms.map((arm) => [
      arm.isClosed ? `${arm.key} (closed)` : arm.key,
      countText(arm.enrolled),
      countText(arm.mature),
      shareText(arm.realisedPrice),
      shareText(arm.conceded) + besideText(arm.concededPValue),
      countText(arm.overridden) + besideText(arm.overriddenPValue),
    ]),
    notes: [
      'The realised price is what was paid of what the arm’s price asked for. Mature units were watched to the end: they alone are compared, all of them.',
      ...(arms.some(({ isClosed }) => isClosed)
        ? ['A closed arm takes nobody any more: its figures are shown, and decide nothing.']
        : []),
    ],
  };
}

const besideText = (p: number | undefined): string => (p === undefined ? '' : ` (p ${pText(p)})`);

function metricsSection(
  results: ExperimentResults,
  title: string,
  metrics: readonly MetricResults[],
  named: 'metric' | 'periods',
): Section {
  const first = (metric: MetricResults): string =>
    named === 'periods' ? countText(metric.periods) : metric.key;
  const rows = metrics.flatMap((metric) =>
    metric.variants.flatMap((variant) => {
      const { kind, cap } = metric;
      const { raw } = variant;
      if (raw === undefined) return [[first(metric), ...comparedRow(variant, kind)]];
      const [made, plain] = cap === undefined ? ADJUSTED : CUT;
      return [
        [`${first(metric)}, ${made}`, ...comparedRow(variant, kind)],
        [`${first(metric)}, ${plain}`, ...comparedRow({ ...variant, compared: raw }, kind)],
      ];
    }),
  );
  const caps = metrics.flatMap(({ key, cap }) =>
    cap === undefined ? [] : [`Of ${key} a unit counts ${amountText(cap)} at most.`],
  );
  const isCut = metrics.some(
    ({ cap, variants }) => cap !== undefined && variants.some(({ raw }) => raw !== undefined),
  );
  return {
    title,
    columns: [{ title: named }, ...COMPARED],
    rows,
    notes: [
      ...amountNotes(
        results,
        metrics.map(({ key }) => key),
      ),
      ...(named === 'metric' ? caps : []),
      ...(isCut ? ['“As it is” is neither cut nor adjusted for what units paid before.'] : []),
    ],
  };
}

/** How two rows of one comparison are told apart: what is judged by, and the same without what was done to it. */
const ADJUSTED = ['adjusted for earlier bills', 'unadjusted'] as const;
const CUT = ['cut', 'as it is'] as const;

function overTimeSection(results: ExperimentResults): Section {
  const { overTime, primary } = results;
  const { notes, ...section } = metricsSection(results, 'Over time', overTime, 'periods');
  const [first] = overTime;
  if (first === undefined) return { ...section, notes };
  const other = first.key === primary.key ? '' : `, not the primary metric, ${primary.key}`;
  return {
    ...section,
    notes: [
      ...notes,
      `This is ${first.key} of the same units after so many billing periods${other}; ${first.direction} is better.`,
    ],
  };
}

const COMPARED: readonly Column[] = [
  { title: 'arm' },
  ...['control', 'arm’s own', 'effect'].map(number),
  { title: 'interval' },
  { title: 'how sure' },
];

function comparedRow(
  { variant, control, treatment, compared, fault }: VariantResults,
  kind: MetricResults['kind'],
): readonly string[] {
  const means = [variant, meanText(control, kind), meanText(treatment, kind)];
  if (compared === undefined) return [...means, '–', '–', fault?.message ?? 'not compared'];
  const notes = compared.notes.length === 0 ? '' : `; ${compared.notes.join(', ')}`;
  return [
    ...means,
    effectText(compared, kind),
    intervalText(compared, kind),
    certaintyText(compared, kind) + notes,
  ];
}

function segmentsSection(results: ExperimentResults): Section {
  const { segments, primary } = results;
  const rows = segments.flatMap(({ attribute, value, variants }) =>
    variants.map((variant) => [`${attribute}: ${value}`, ...comparedRow(variant, primary.kind)]),
  );
  return {
    title: 'Segments',
    columns: [{ title: 'units with' }, ...COMPARED],
    rows,
    notes:
      rows.length === 0
        ? []
        : [
            ...amountNotes(results, [primary.key]),
            'Parts of the units by the primary metric: of many parts one stands out by chance. No verdict comes from them.',
          ],
  };
}

function listedSection(results: ExperimentResults): Section {
  const { listed, primary } = results;
  return {
    title: 'Fixed list',
    columns: [{ title: 'arm' }, number('units'), number('effect'), { title: 'how sure' }],
    rows: listed.map(
      ({ variant, units, effect, pValue, adjustedPValue, isExact, assignments = 0, fault }) => [
        variant,
        countText(units),
        effect === undefined ? '–' : effectText({ difference: 'absolute', effect }, primary.kind),
        pValue === undefined
          ? (fault?.message ?? 'not compared')
          : `${chanceText({ pValue, ...(adjustedPValue !== undefined && { adjustedPValue }) })} of ${countText(assignments)} assignments${isExact === true ? '' : ' that were drawn'}`,
      ],
    ),
    notes:
      listed.length === 0
        ? []
        : [
            ...amountNotes(results, [primary.key]),
            'The primary metric of the units of a list, by the draw alone: p is how many assignments that might have been drawn are as far from the control. No verdict comes from it.',
          ],
  };
}

function sampleRatioSection({ sampleRatio, arms }: ExperimentResults): Section {
  const { observed, expected, unexpected, pValue, withinPhasesPValue, logEvidence, isAlarm } = sampleRatio;
  const evidence = logEvidence <= 0 ? 'none' : `${numberText(Math.exp(Math.min(logEvidence, 700)))} to 1`;
  return {
    title: 'Sample ratio',
    columns: [{ title: 'arm' }, number('units'), number('expected')],
    rows: arms.map(({ key }, arm) => [key, countText(observed[arm] ?? 0), numberText(expected[arm] ?? 0)]),
    notes: [
      `${isAlarm ? 'ALARM: arms do not have the units that their buckets say. ' : ''}p at this look: ${
        pValue === null ? 'too few units' : pText(pValue)
      }. Evidence that holds however often one looks: ${evidence}; 1,000 to 1 is the alarm.`,
      // Of one phase both are the same test, but for the last digits.
      ...(pValue !== null && withinPhasesPValue !== null && Math.abs(withinPhasesPValue - pValue) > 1e-9
        ? [
            `p of every phase by itself: ${pText(withinPhasesPValue)}. It finds what phases hide from each other.`,
          ]
        : []),
      ...(unexpected > 0 ? [`${countText(unexpected)} units are in an arm that nobody could get.`] : []),
    ],
  };
}

const alarmsSection = ({ alarms }: ExperimentResults): Section => ({
  title: 'Alarms',
  columns: [{ title: 'alarm' }, { title: 'says' }],
  rows: alarms.map(({ code, text }) => [code, text]),
  notes: alarms.length === 0 ? ['None.'] : [],
});
