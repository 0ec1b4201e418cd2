import type { Instant } from '#calendar';
import type { PackageVersion } from '#catalog';
import type { Decimal } from '#money';
import { type QuoteFault, pointer } from './fault.js';
import type {
  DefinedVersion,
  QuoteInputsDocument,
  ReadingContext,
  SegmentDocument,
} from './inputs-document.js';
import { versionNumber } from './named-versions.js';
import { readInstant } from './read-instant.js';
import { readQuantities } from './read-values.js';

/** An entry of `segments` with all that it takes over from the one before it. */
export interface Entry {
  /** JSON pointer. */
  readonly at: string;
  readonly index: number;
  /** Undefined where none is written, or none that can be read. */
  readonly from: Instant | undefined;
  readonly document: SegmentDocument;
  readonly pricing: DefinedVersion;
  readonly quantities: ReadonlyMap<string, Decimal>;
  readonly given: ReadonlyMap<string, string>;
  readonly paused: boolean;
}

/** The entries in the order in which they are written. */
export function readEntries(
  document: QuoteInputsDocument,
  segments: readonly SegmentDocument[],
  context: ReadingContext,
  faults: QuoteFault[],
): readonly Entry[] {
  const versions = readVersions(segments, context, faults);
  const all = [...new Set([context.version, ...versions.map(({ version }) => version)])];
  let quantities = readQuantities(document, all, faults);
  let given: ReadonlyMap<string, string> = placesOf(quantities, '');
  return segments.map((segment, index) => {
    const at = pointer('segments', index);
    const pricing = versions[index] ?? context;
    const own = readQuantities(segment, [pricing.version], faults, at);
    quantities = new Map([...quantities, ...own]);
    given = new Map([...given, ...placesOf(own, at)]);
    const from =
      segment.from === undefined ? undefined : readInstant(segment.from, `${at}${pointer('from')}`, faults);
    const paused = String(segment.paused ?? false) === 'true';
    return { at, index, from, document: segment, pricing, quantities, given, paused };
  });
}

const placesOf = (quantities: ReadonlyMap<string, Decimal>, at: string): ReadonlyMap<string, string> =>
  new Map([...quantities.keys()].map((name) => [name, `${at}${pointer('quantities', name)}`]));

/** The version of each entry: its own, else that of the one before it, else the one that is asked for. */
function readVersions(
  segments: readonly SegmentDocument[],
  context: ReadingContext,
  faults: QuoteFault[],
): readonly DefinedVersion[] {
  const known = new Map([[context.version.version, context], ...(context.versions ?? [])]);
  let pricing: DefinedVersion = context;
  const read: DefinedVersion[] = [];
  for (const [index, { version: written }] of segments.entries()) {
    const at = pointer('segments', index, 'version');
    const number = written === undefined ? undefined : versionNumber(written);
    const named = number === undefined ? undefined : known.get(number);
    if (named !== undefined) pricing = named;
    else if (written !== undefined) faults.push(unknownVersion(String(written), context.version, known, at));
    const first = read[0];
    if (named !== undefined && first !== undefined)
      faults.push(...differences(first.version, named.version, at));
    read.push(pricing);
  }
  return read;
}

function unknownVersion(
  written: string,
  { package: key }: PackageVersion,
  known: ReadonlyMap<number, DefinedVersion>,
  at: string,
): QuoteFault {
  return {
    code: 'quote.unknown-version',
    message: `there is no version \`${written.slice(0, 60)}\` of \`${key}\` to price with`,
    help: `versions: ${[...known.keys()].sort((a, b) => a - b).join(', ')}`,
    pointer: at,
  };
}

/** One quote is in one currency and within one interval. */
function differences(first: PackageVersion, other: PackageVersion, at: string): QuoteFault[] {
  const name = ({ package: key, version }: PackageVersion): string => `\`${key}@${version}\``;
  const fault = (what: 'currency' | 'interval'): QuoteFault => ({
    code: `quote.segment-${what}`,
    message: `${name(other)} is priced in another ${what} than ${name(first)}: ${other[what]}, not ${first[what]}`,
    help: `a quote has one ${what}: quote the periods before and after the change apart`,
    pointer: at,
  });
  return [
    ...(first.currency === other.currency ? [] : [fault('currency')]),
    ...(first.interval === other.interval ? [] : [fault('interval')]),
  ];
}
