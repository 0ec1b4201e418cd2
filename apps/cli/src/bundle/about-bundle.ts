import { parseDocument } from 'yaml';
import type { BundleDocument } from '#analysis';
import type { Section } from '../report/section.js';

/** What was asked, of whom and until when: results alone do not say what their arms are. */
export function aboutBundle(bundle: Omit<BundleDocument, 'results' | 'looks'>): Section {
  const { experiment, variants, decision } = bundle;
  const { startedAt, startedBy, endedAt } = experiment;
  const hypothesis = hypothesisOf(experiment.file);
  return {
    title: 'Experiment',
    columns: [
      { title: 'arm' },
      { title: 'version' },
      { title: 'weight', isNumber: true },
      { title: 'dropped' },
    ],
    rows: variants.map(({ key, package: sold, version, weight, closedAt }) => [
      key,
      `${sold}@${version}`,
      weight,
      closedAt ?? '–',
    ]),
    notes: [
      ...(hypothesis === undefined ? [] : [`Hypothesis: ${hypothesis}`]),
      `Started ${startedAt} by ${startedBy}.`,
      stopText(bundle),
      endedAt === null ? 'It has not ended yet.' : `Ended ${endedAt}.`,
      decision === null
        ? 'Nobody has decided yet.'
        : `Decided for \`${decision.variant}\` ${decision.at} by ${decision.by}, from ${decision.from} on: ${decision.reason}`,
    ],
  };
}

/** When it stopped enrolling, by whom and why, and which event of its history that was, with what it was decided by. */
function stopText({ experiment, history }: Pick<BundleDocument, 'experiment' | 'history'>): string {
  const { stoppedAt, stoppedBy, stopReason } = experiment;
  if (stoppedAt === null) return 'It still enrols.';
  const event = history.findLast(({ at, kind }) => at === stoppedAt && kind !== 'entered');
  const evidence = event?.evidence ?? null;
  const by = [
    ...(stoppedBy === null ? [] : [`by ${stoppedBy}`]),
    ...(event === undefined ? [] : [`by its event \`${event.kind}\``]),
    ...(evidence === null ? [] : [`on the evidence of ${evidence}`]),
  ].join(', ');
  return `Stopped enrolling ${stoppedAt}${by === '' ? '' : ` ${by}`}: ${stopReason ?? 'no reason was given'}.`;
}

/** In its file's words; a file that cannot be read says nothing here, and is told of where it is checked. */
function hypothesisOf(file: string): string | undefined {
  try {
    const written: unknown = parseDocument(file, { logLevel: 'silent' }).get('hypothesis');
    return typeof written === 'string' ? written.trim() : undefined;
  } catch {
    return undefined;
  }
}
