import {
  compareExperiment,
  type ExperimentResults,
  type SignedBundle,
  type SnapshotDocument,
} from '#analysis';
import { canonicalJson } from '#rulebook';
import type { AnalyseOptions } from '../commands/analyse.js';
import { resultsText } from '../report/results-text.js';
import { shown } from '../report/shown.js';
import { spreadOver } from '../report/spread-over.js';
import { writeReport } from '../report/write-report.js';
import { counted } from '../shell/columns.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Style } from '../shell/style.js';
import type { Terminal } from '../shell/terminal.js';
import { aboutBundle } from './about-bundle.js';
import { checkSignature, isGood, type SignatureCheck, wrongText } from './check-signature.js';
import { type Difference, differencesOf, figuresIn } from './differences.js';
import { doubtsOf } from './doubts-of.js';
import { readBundle } from './read-bundle.js';
import { readKeys } from './read-keys.js';

/** So many places are named to people; `--json` has them all. */
const NAMED = 10;

/**
 * Checks a bundle without the service: whether its key signed exactly this, and whether its sums come to its figures.
 * What is printed was computed here; of what the file claims only the differences are shown.
 */
export async function analyseBundle(
  chunks: AsyncIterable<Buffer>,
  file: string,
  { json, report, keys }: AnalyseOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const published = keys === undefined ? undefined : await readKeys(keys);
  const signed = await readBundle(chunks, file);
  const { bundle } = signed;
  const signature = checkSignature(signed, published);
  const results = recompute(signed, bundle.snapshot, file);
  const figures = figuresIn(results);
  const differences = differencesOf(bundle.results, results);
  if (json === true)
    await terminal.out(
      `${JSON.stringify({ experiment: bundle.experiment.key, signature, recomputed: { figures, differences }, results })}\n`,
    );
  else
    await terminal.out(
      [
        resultsText(results, terminal.outStyle),
        `${signatureLine(signature, terminal.outStyle)}\n`,
        `${recomputedLines(figures, differences, bundle.engineVersion, terminal.outStyle).join('\n')}\n`,
      ].join('\n'),
    );
  if (report !== undefined) {
    // What was seen before is drawn alone, so without a report it is not computed.
    const earlier = spreadOver(bundle.looks).map((look) => recompute(signed, look, file));
    const page = await writeReport(report, results, {
      worthwhile: bundle.plan.worthwhile,
      earlier,
      about: aboutBundle(bundle),
      doubts: doubtsOf(signature, differences),
    });
    terminal.say(`wrote ${page} and its pictures`);
  }
  return isGood(signature) && differences.length === 0 ? EXIT.ok : EXIT.findings;
}

/** Through JSON, since that is how the recorded ones went: a −0 is a 0 there, and what is undefined is absent. */
function recompute(
  { bundle: { plan } }: SignedBundle,
  snapshot: SnapshotDocument,
  file: string,
): ExperimentResults {
  try {
    return JSON.parse(canonicalJson(compareExperiment(plan, snapshot))) as ExperimentResults;
  } catch (error) {
    throw new CouldNotRun(
      'bundle.not-computable',
      `the sums in \`${file}\` cannot be computed with: ${error instanceof Error ? error.message : String(error)}`,
      'the file was edited, or a release made it that knows more than this one',
    );
  }
}

function signatureLine(signature: SignatureCheck, { green, red, yellow }: Style): string {
  const { kid, reason, isPublished } = signature;
  const key = kid === undefined ? '' : ` by key ${kid}`;
  if (reason !== undefined) return `signature ${red('WRONG')}${key}: ${wrongText(signature)}`;
  return isPublished === true
    ? `signature ${green('good')}${key}, which the service publishes`
    : `signature ${yellow('good')}${key}, which the file itself carries: --keys tells whose key that is`;
}

function recomputedLines(
  figures: number,
  differences: readonly Difference[],
  release: string,
  { green, red, dim }: Style,
): readonly string[] {
  const all = counted(figures, 'figure');
  if (differences.length === 0) return [`${all} recomputed, ${green('all equal')}`];
  const more = differences.length - NAMED;
  return [
    `${all} recomputed, ${red(`${counted(differences.length, 'place')} unlike the file`)}, which release ${shown(release)} made`,
    ...differences
      .slice(0, NAMED)
      .map(
        ({ pointer, recorded, recomputed }) =>
          `  ${shown(pointer === '' ? '(all of it)' : pointer)}  file: ${valueText(recorded)}  recomputed: ${valueText(recomputed)}`,
      ),
    ...(more > 0 ? [dim(`  and ${more} more: --json names them all`)] : []),
  ];
}

function valueText(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = shown(JSON.stringify(value));
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
