import type { ExperimentResults, GuardrailResults } from '#analysis';
import { commonDigits, fixedText, signedFixedText } from './figures-text.js';

type Harm = NonNullable<GuardrailResults['variants'][number]['harm']>;

/** In what the harm of a metric's guardrail is counted. */
export type HarmUnit = 'points' | '%';
export type HarmUnits = ReadonlyMap<string, HarmUnit>;

/** Of built-in metrics, whatever their margin. */
const BUILT_IN: ReadonlyMap<string, HarmUnit> = new Map([
  ['revenue-per-workspace', '%'],
  ['margin-per-workspace', '%'],
  ['usage-per-workspace', '%'],
  ['churn', 'points'],
  ['downgrade', 'points'],
]);
/** Those that may have a break-even, which is in percent, where other margins of a share are in points. */
const MAY_BREAK_EVEN: ReadonlySet<string> = new Set(['retention', 'conversion']);

/**
 * In what a guardrail's harm is. Where only the plan knows, as `units` has it; undefined where nobody told, since a wrong
 * unit is worse than none.
 */
export function harmUnitOf(
  metric: string,
  { primary, secondary }: Pick<ExperimentResults, 'primary' | 'secondary'>,
  units: HarmUnits = new Map(),
): HarmUnit | undefined {
  const known = units.get(metric) ?? BUILT_IN.get(metric);
  if (known !== undefined || MAY_BREAK_EVEN.has(metric)) return known;
  const kind = [primary, ...secondary].find(({ key }) => key === metric)?.kind;
  if (kind === undefined) return undefined;
  return kind === 'proportion' ? 'points' : '%';
}

const unitText = (unit: HarmUnit | undefined): string => (unit === undefined ? '' : ` ${unit}`);

/** `0.60 points better`: nobody has to know that harm below 0 is none. */
export function harmText({ estimate, atLeast, atMost }: Harm, unit: HarmUnit | undefined): string {
  const size = fixedText(Math.abs(estimate), commonDigits(atLeast, atMost));
  return `${size}${unitText(unit)} ${estimate < 0 ? 'better' : 'worse'}`;
}

/** `−2.72 to +1.33`, above 0 worse, as the axis has it. */
export function harmBoundsText({ atLeast, atMost }: Harm): string {
  const digits = commonDigits(atLeast, atMost);
  return `${signedFixedText(atLeast, digits)} to ${signedFixedText(atMost, digits)}`;
}

/** `4.00 points worse`, or how much better a variant has to be. */
export function marginText(margin: number, unit: HarmUnit | undefined): string {
  if (margin === 0) return 'nothing';
  const size = `${fixedText(Math.abs(margin), 2)}${unitText(unit)}`;
  return margin < 0 ? `has to be ${size} better` : `${size} worse`;
}
