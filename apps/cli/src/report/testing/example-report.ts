import { compareExperiment, type ExperimentResults } from '#analysis';
import type { ReportExtras } from '../report-extras.js';
import { reportFiles } from '../write-report.js';
import { exampleExperiment } from './example-experiment.js';

export const { plan, snapshot, looks } = exampleExperiment();
export const results = compareExperiment(plan, snapshot);
export const extras = {
  worthwhile: plan.worthwhile,
  earlier: looks.map((look) => compareExperiment(plan, look)),
};

/** The same, changed somewhere deep, as JSON. */
export const changed = (change: (draft: Draft) => void): ExperimentResults => {
  const draft = JSON.parse(JSON.stringify(results)) as Draft;
  change(draft);
  return draft;
};
type Mutable<Value> = { -readonly [Key in keyof Value]: Mutable<Value[Key]> };
type Draft = Mutable<ExperimentResults>;

export const file = (of: ExperimentResults, name: string, more: ReportExtras = {}): string =>
  reportFiles(of, { ...extras, ...more }).get(name) ?? '';
export const pictures = (of: ExperimentResults, more: ReportExtras = {}): readonly string[] =>
  [...reportFiles(of, { ...extras, ...more })]
    .filter(([name]) => name.endsWith('.svg'))
    .map(([, text]) => text);
/** What is read in a picture, label by label. */
export const labels = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>(?:<title>[^<]*<\/title>)?([^<]*)<\/text>/g)].map(([, text = '']) => text);
