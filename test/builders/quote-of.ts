import { parseInstant } from '#calendar';
import type { Definitions, PackageVersion } from '#catalog';
import { invariant } from '#money';
import {
  type Explanation,
  type Quote,
  type QuoteFault,
  type QuoteInputsDocument,
  assembleQuote,
  readQuoteInputs,
} from '#quote';
import { checkPackageText, readDefinitions, renderDiagnostic } from '#rulebook';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const METERS = `schema: ratebook/meters-v1
meters:
  - { key: mtu, event: user.tracked, aggregation: sum, value: count }
  - { key: calls, event: call, aggregation: sum, value: count }
  - { key: sms, event: sms.sent, aggregation: sum, value: count, dimensions: [country, kind] }
  - { key: payments, event: payment, aggregation: sum, value: amount }
  - { key: users, event: user.seen, aggregation: uniqueCount, value: user, dimensions: [country] }
  - { key: peak, event: host.seen, aggregation: max, value: hosts, dimensions: [country] }
`;
const ATTRIBUTES = `schema: ratebook/attributes-v1
attributes:
  - { key: segment, type: string, values: [startup, enterprise], default: enterprise }
  - { key: country, type: string }
  - { key: employees, type: decimal }
  - { key: trial, type: boolean, default: false }
  - { key: since, type: date }
  - { key: tags, type: list }
`;
const FEATURES = `schema: ratebook/features-v1
features:
  - { key: sso, type: boolean }
  - { key: support, type: config, values: [basic, premium] }
  - { key: mtu, type: metered, meter: mtu }
`;

let known: Definitions | undefined;

/** The meters, attributes and features that specs of quotes price with. */
export function definitions(): Definitions {
  if (known !== undefined) return known;
  const file = (path: string, text: string) => [{ path, bytes: bytesOf(text) }];
  const read = readDefinitions({
    meters: file('meters.yaml', METERS),
    attributes: file('attributes.yaml', ATTRIBUTES),
    features: file('features.yaml', FEATURES),
  });
  invariant(read.diagnostics.length === 0, read.diagnostics.map((one) => renderDiagnostic(one)).join('\n'));
  known = read.definitions;
  return known;
}

/** A version of package `spec` in USD, a month, with this text under it. Throws with the diagnostics when it is unsound. */
export function versionOf(text: string, number = 1): PackageVersion {
  const head = ['schema: ratebook/v1', 'package: spec', `version: ${number}`];
  const defaults = ['currency: USD', 'interval: month'].filter(
    (line) => !text.includes(`${line.split(' ')[0] ?? ''} `),
  );
  return soundVersion([...head, ...defaults, text].join('\n'));
}

function soundVersion(text: string): PackageVersion {
  const file = { path: 'spec.yaml', bytes: bytesOf(text) };
  const { version, diagnostics } = checkPackageText(file, definitions());
  invariant(version !== undefined, diagnostics.map((one) => renderDiagnostic(one)).join('\n'));
  return version;
}

export type Quoted =
  | { readonly ok: true; readonly quote: Quote; readonly bytes: string; readonly explanation: Explanation }
  | { readonly ok: false; readonly faults: readonly QuoteFault[] };

const JANUARY = { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' };

/** What the package quotes for these inputs; January 2027 unless they say otherwise. */
export function tryQuote(text: string, document: QuoteInputsDocument = {}): Promise<Quoted> {
  return quoteVersions([versionOf(text)], document);
}

/** What these versions quote together: the first stands where `segments` name none. */
export async function quoteVersions(
  versions: readonly PackageVersion[],
  document: QuoteInputsDocument,
): Promise<Quoted> {
  const at = parseInstant('2027-01-01T00:00:00Z');
  const [version] = versions;
  invariant(at !== undefined && version !== undefined, 'there are an instant and a version');
  const context = { version, definitions: definitions() };
  const named = new Map(versions.map((one) => [one.version, { ...context, version: one }]));
  const read = readQuoteInputs({ period: JANUARY, ...document }, { ...context, at, versions: named });
  if (!read.ok) return read;
  const result = await assembleQuote(read.value);
  return result.ok ? { ...result, explanation: result.explain() } : result;
}

/** The same, for a quote that must succeed. */
export async function quoteOf(text: string, document: QuoteInputsDocument = {}) {
  return succeeded(await tryQuote(text, document));
}

/** The same, for the whole texts of package files, each a version. */
export async function quoteTexts(texts: readonly string[], document: QuoteInputsDocument) {
  return succeeded(await quoteVersions(texts.map(soundVersion), document));
}

function succeeded(quoted: Quoted) {
  invariant(quoted.ok, quoted.ok ? '' : JSON.stringify(quoted.faults, null, 2));
  return quoted;
}

/** Codes and pointers of a quote that must be refused. */
export async function faultsOf(text: string, document: QuoteInputsDocument = {}): Promise<string[]> {
  return faultTexts(await tryQuote(text, document));
}

function faultTexts(quoted: Quoted): string[] {
  invariant(!quoted.ok, quoted.ok ? `it is quoted: ${quoted.bytes}` : '');
  return quoted.faults.map(({ code, pointer }) => (pointer === undefined ? code : `${code} ${pointer}`));
}

/** Versions 1, 2, … of package `spec`, each with its text under it, quoted together. */
export async function quoteRuns(texts: readonly string[], document: QuoteInputsDocument) {
  return succeeded(await quoteVersions(runVersions(texts), document));
}

/** Codes and pointers of a quote of several versions that must be refused. */
export async function runFaults(texts: readonly string[], document: QuoteInputsDocument): Promise<string[]> {
  return faultTexts(await quoteVersions(runVersions(texts), document));
}

const runVersions = (texts: readonly string[]): readonly PackageVersion[] =>
  texts.map((text, index) => versionOf(text, index + 1));
