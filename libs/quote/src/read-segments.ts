import type { Definitions, FactValue } from '#catalog';
import { type QuoteFault, pointer } from './fault.js';
import type { QuoteInputs } from './inputs.js';
import type {
  DefinedVersion,
  QuoteInputsDocument,
  ReadingContext,
  SegmentDocument,
} from './inputs-document.js';
import { neededFacts } from './needed-facts.js';
import { type Placed, placeEntries } from './place-entries.js';
import { readEntries } from './read-entries.js';
import { readTime } from './read-period.js';
import { readAttributes, readUsages } from './read-values.js';
import { mergeSegments } from './merge-segments.js';
import type { VersionRun } from './segment.js';

/** A change a day of the longest interval. */
const MOST = 366;

/** Inputs whose period is cut: the runs of its versions with their segments. */
export function readSegmented(
  document: QuoteInputsDocument,
  segments: readonly SegmentDocument[],
  context: ReadingContext,
  faults: QuoteFault[],
): QuoteInputs | undefined {
  if (segments.length > MOST) {
    faults.push({
      code: 'quote.too-many-segments',
      message: `${segments.length} segments are more than ${MOST}`,
      help: 'a change takes effect at the start of its local day: give the last change of each day',
      pointer: pointer('segments'),
    });
    return undefined;
  }
  const entries = readEntries(document, segments, context, faults);
  const pricing = entries[0]?.pricing ?? context;
  const attributes = attributesBy(
    [...new Set(entries.map((entry) => entry.pricing.definitions))],
    document,
    faults,
  );
  const time = readTime(document, { ...context, ...pricing }, faults);
  const placed = time && placeEntries(entries, time.period, faults);
  const runs =
    placed && runsOf(placed).map((run, _, all) => readRun(run, all.length, document, attributes, faults));
  if (runs !== undefined) faults.push(...undividedUsage(runs, document));
  const last = runs?.at(-1);
  const quantities = last?.segments.at(-1)?.quantities;
  if (time === undefined || runs === undefined || last === undefined || quantities === undefined)
    return undefined;
  const { version, definitions, usage } = last;
  return { version, definitions, attributes: last.attributes, quantities, usage, ...time, runs };
}

interface PlacedRun extends DefinedVersion {
  readonly placed: readonly Placed[];
}

/** The longest spans with one version. Paused days price nothing, so they end none and begin none. */
function runsOf(placed: readonly Placed[]): readonly PlacedRun[] {
  const runs: { pricing: DefinedVersion; placed: Placed[] }[] = [];
  const leading: Placed[] = [];
  for (const one of placed) {
    const { paused, pricing } = one.entry;
    const run = runs.at(-1);
    if (paused) (run?.placed ?? leading).push(one);
    else if (run?.pricing.version === pricing.version) run.placed.push(one);
    else runs.push({ pricing, placed: run === undefined ? [...leading, one] : [one] });
  }
  const idle = leading.at(-1);
  if (runs.length === 0 && idle !== undefined) runs.push({ pricing: idle.entry.pricing, placed: leading });
  return runs.map(({ pricing: { version, definitions }, placed: own }) => ({
    version,
    definitions,
    placed: own,
  }));
}

function readRun(
  { version, definitions, placed }: PlacedRun,
  count: number,
  document: QuoteInputsDocument,
  attributes: ReadonlyMap<Definitions, ReadonlyMap<string, FactValue>>,
  faults: QuoteFault[],
): VersionRun {
  const [own, ...more] = placed.filter(({ entry }) => entry.document.usage !== undefined && !entry.paused);
  const whole = count === 1 && isGiven(document.usage);
  for (const { entry } of whole && own !== undefined ? [own, ...more] : more)
    faults.push(usageTwice(entry.at));
  const first = placed.find(({ entry }) => !entry.paused)?.entry;
  const needsUsage = [...neededFacts(version)].some((fact) => fact.startsWith('usage.'));
  if (own === undefined && count > 1 && needsUsage && first !== undefined)
    faults.push(usageNeeded(version, first.at));
  const usageAt = own?.entry.at ?? (count === 1 ? '' : (first?.at ?? ''));
  const usage = readUsages(
    own?.entry.document ?? (count === 1 ? document : {}),
    definitions,
    faults,
    usageAt,
  );
  return {
    version,
    definitions,
    attributes: attributes.get(definitions) ?? new Map(),
    usage,
    usageAt,
    segments: mergeSegments(placed),
  };
}

const isGiven = (usage: QuoteInputsDocument['usage']): boolean => Object.keys(usage ?? {}).length > 0;

function usageTwice(at: string): QuoteFault {
  return {
    code: 'quote.segment-usage-twice',
    message: 'the usage of this run of one version is given twice',
    help: 'give the usage of the whole run once; only a change of version divides usage',
    pointer: `${at}${pointer('usage')}`,
  };
}

function usageNeeded({ package: key, version }: DefinedVersion['version'], at: string): QuoteFault {
  return {
    code: 'quote.segment-usage-needed',
    message: `the usage of the days that \`${key}@${version}\` prices is needed`,
    help: 'give `usage` in a segment of each version: only its events tell whose they are',
    pointer: `${at}${pointer('usage')}`,
  };
}

/** Usage of the whole period says nothing about the runs of several versions. */
function undividedUsage(runs: readonly VersionRun[], { usage }: QuoteInputsDocument): QuoteFault[] {
  if (runs.length === 1 || !isGiven(usage)) return [];
  return [
    {
      code: 'quote.segment-usage-needed',
      message: 'usage of the whole period cannot be told apart: its version changes in the middle',
      help: 'give `usage` in a segment of each version instead',
      pointer: pointer('usage'),
    },
  ];
}

/** Workspace attributes as each set of definitions types them; one that only some of them know is known. */
function attributesBy(
  definitions: readonly Definitions[],
  document: QuoteInputsDocument,
  faults: QuoteFault[],
): ReadonlyMap<Definitions, ReadonlyMap<string, FactValue>> {
  const found = new Map<string, { fault: QuoteFault; times: number }>();
  const read = definitions.map((one) => {
    const mine: QuoteFault[] = [];
    const attributes = readAttributes(document, one, mine);
    for (const fault of mine) {
      const key = `${fault.code} ${fault.pointer ?? ''}`;
      found.set(key, { fault, times: (found.get(key)?.times ?? 0) + 1 });
    }
    return [one, attributes] as const;
  });
  for (const { fault, times } of found.values()) {
    if (fault.code !== 'quote.unknown-attribute' || times === definitions.length) faults.push(fault);
  }
  return new Map(read);
}
