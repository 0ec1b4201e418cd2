import { type Cell, type PackageVersion, type Place, matchCell } from '#catalog';
import type { ConditionOutcome } from '#eligibility';
import type { Explanation, Quote, QuoteLine, QuoteLineDetail } from '#quote';
import type { Style } from '../shell/style.js';
import { type Branch, tree } from '../shell/tree.js';

type Explained<K extends 'lines' | 'adjustments' | 'rules'> = Explanation[K][number];

/** The reasons of a quote as a tree, run by run: every line, adjustment and rule with its place in the rule file. */
export function explanationTree(
  quote: Quote,
  explanation: Explanation,
  versionOf: (number: number) => PackageVersion,
  style: Style,
): string {
  let done = 0;
  const trees = [...(explanation.earlier ?? []), explanation].map((run) => {
    const lines = quote.lines.slice(done, done + run.lines.length);
    done += run.lines.length;
    return runTree(run, lines, versionOf(run.run?.version ?? quote.package.version), style);
  });
  return trees.join('\n');
}

function runTree(
  explanation: Explanation,
  quoted: readonly QuoteLine[],
  version: PackageVersion,
  style: Style,
): string {
  const { bold, dim } = style;
  const { run } = explanation;
  const section = (title: string, branches: readonly Branch[]): string[] =>
    branches.length === 0 ? [] : [bold(title), ...tree(branches, dim), ''];
  return [
    ...(run === undefined ? [] : [bold(`version ${run.version}, ${run.from} to ${run.to}`), '']),
    ...section(
      'rules',
      explanation.rules.map((rule) => ruleBranch(rule, explanation, style)),
    ),
    ...section(
      'lines',
      explanation.lines.map((line, index) => lineBranch(line, quoted[index], version, style)),
    ),
    ...section(
      'adjustments',
      explanation.adjustments.map((adjustment) => adjustmentBranch(adjustment, style)),
    ),
    ...section(
      'entitlements',
      explanation.entitlements.map(({ feature, source, place }) => ({
        text: `${feature}, by ${source === 'version' ? 'the version' : `rule ${source}`}${at(place, style)}`,
      })),
    ),
    ...section(
      'given, but read by nothing',
      explanation.unread.map((meter) => ({ text: `usage of ${meter}` })),
    ),
    `${dim('share:')} ${shareText(explanation)}`,
    `${dim('order:')} ${explanation.order.join(' → ')}`,
    '',
  ].join('\n');
}

const spanText = (span: Explained<'lines'>['segment']): string =>
  span === undefined ? '' : `, ${span.from} to ${span.to}`;

const at = ({ file, line }: Place, { dim }: Style): string => `  ${dim(`${file}:${line}`)}`;

function lineBranch(
  line: Explained<'lines'>,
  quoted: QuoteLine | undefined,
  version: PackageVersion,
  style: Style,
): Branch {
  const cells: readonly Cell[] = version.charges.find(({ key }) => key === line.key)?.cells ?? [];
  const details = (quoted?.details ?? []).map((detail) => detailBranch(detail, cells, style));
  const hasModel = line.steps.some(({ step }) => step === 'model');
  const steps = line.steps
    .filter(({ step }) => step !== 'round')
    .map(({ step, text }): Branch => ({ text, ...(step === 'model' && { branches: details }) }));
  return {
    text: `${style.bold(line.key)} ${line.rounded}${spanText(line.segment)}${at(line.place, style)}`,
    branches: [
      ...(hasModel ? [] : details),
      ...steps,
      ...(line.waivedBy === undefined ? [] : [{ text: `waived by rule ${line.waivedBy}` }]),
      roundingBranch(line),
    ],
  };
}

function detailBranch(detail: QuoteLineDetail, cells: readonly Cell[], style: Style): Branch {
  const { text, amount, dimensions, parts = [] } = detail;
  const cell = dimensions && matchCell(cells, dimensions);
  const place = cell === undefined ? '' : at(cell.place, style);
  return {
    text: `${text.endsWith(amount) ? text : `${text} = ${amount}`}${place}`,
    branches: parts.map((part) => detailBranch(part, cells, style)),
  };
}

function roundingBranch({
  unrounded,
  unroundedFraction,
  rounded,
  residue,
}: Pick<Explained<'lines'>, 'unrounded' | 'unroundedFraction' | 'rounded' | 'residue'>): Branch {
  if (/^-?0$/.test(residue)) return { text: `exactly ${rounded}` };
  const exact = unroundedFraction === undefined ? unrounded : `${unrounded} (${unroundedFraction})`;
  return { text: `rounded once: ${exact} → ${rounded}, residue ${residue}` };
}

function adjustmentBranch(adjustment: Explained<'adjustments'>, style: Style): Branch {
  const { rule, kind, base, place, rounded } = adjustment;
  return {
    text: `${style.bold(rule ?? `package ${kind}`)} ${rounded}${at(place, style)}`,
    branches: [{ text: `${kind} on ${base}` }, roundingBranch(adjustment)],
  };
}

function ruleBranch(rule: Explained<'rules'>, { superseded }: Explanation, style: Style): Branch {
  const lost = superseded
    .filter((one) => one.rule === rule.rule)
    .map(({ by, charge, field }) => ({ text: `its ${field} of ${charge} is superseded by rule ${by}` }));
  const always = { text: style.dim('always: it has no conditions') };
  return {
    text: `${mark(rule.fired, style)} ${style.bold(rule.rule)} (${rule.event})${at(rule.place, style)}`,
    branches: [rule.condition === undefined ? always : conditionBranch(rule.condition, style), ...lost],
  };
}

function conditionBranch(condition: ConditionOutcome, style: Style): Branch {
  const held = mark(condition.held, style);
  switch (condition.kind) {
    case 'all':
    case 'any':
      return {
        text: `${held} ${condition.kind} of`,
        branches: condition.conditions.map((inner) => conditionBranch(inner, style)),
      };
    case 'not':
      return { text: `${held} not`, branches: [conditionBranch(condition.condition, style)] };
    case 'named':
      return {
        text: `${held} condition ${condition.name}`,
        branches: [conditionBranch(condition.condition, style)],
      };
    case 'fact': {
      const { fact, operator, expected, expectedFact, found } = condition;
      const source = expectedFact === undefined ? '' : ` (${expectedFact})`;
      return { text: `${held} ${fact} ${operator} ${shown(expected)}${source}, found ${shown(found)}` };
    }
  }
}

const shown = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : `[${value.join(', ')}]`;

const mark = (held: boolean, { green, dim }: Style): string => (held ? green('✓') : dim('✗'));

function shareText({ interval: { from, to, share } }: Explanation): string {
  return share === '1' ? `the whole interval ${from} to ${to}` : `${share} of the interval ${from} to ${to}`;
}
