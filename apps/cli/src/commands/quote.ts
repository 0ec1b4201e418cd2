import { type Instant, defaultPeriod, instantText, isTimeZone, parseInstant } from '#calendar';
import type { Definitions, PackageVersion } from '#catalog';
import { type QuoteInputsDocument, assembleQuote, readQuoteInputs } from '#quote';
import { explanationTree } from '../quote/explanation-tree.js';
import { faultOfFlag } from '../quote/fault-places.js';
import { pairsOnce, pairsOrLists } from '../quote/pairs.js';
import { quoteTable } from '../quote/quote-table.js';
import { segmentsFromFile } from '../quote/segments-file.js';
import { usageFromArguments } from '../quote/usage-arguments.js';
import { findPackage } from '../rules/find-package.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import { readText } from '../shell/read-text.js';
import type { Terminal } from '../shell/terminal.js';

export interface QuoteOptions {
  readonly rules?: string;
  readonly json?: true;
  readonly usage?: readonly string[];
  readonly quantity?: readonly string[];
  readonly workspace?: readonly string[];
  readonly period?: string;
  readonly timeZone?: string;
  readonly subscriptionStart?: string;
  readonly subscriptionAnchor?: string;
  readonly segments?: string;
  readonly at?: string;
  readonly explain?: true;
}

/** Prices a package version for the usage on the command line; the same code path as the service and the cases. */
export async function quote(reference: string, options: QuoteOptions, terminal: Terminal): Promise<ExitCode> {
  const at = instantOf('--at', options.at ?? new Date().toISOString());
  const { version, definitions, versions } = await findPackage(reference, options.rules, at, terminal);
  const document = await documentOf(options, version, definitions, at);
  const inputs = readQuoteInputs(document, { version, definitions, at, versions });
  const title = `${version.package}@${version.version}`;
  if (!inputs.ok) {
    throw new CouldNotRun(
      'quote.refused',
      `cannot quote \`${title}\``,
      undefined,
      inputs.faults.map(faultOfFlag),
    );
  }
  const result = await assembleQuote(inputs.value);
  if (!result.ok) {
    throw new CouldNotRun(
      'quote.refused',
      `cannot quote \`${title}\``,
      undefined,
      result.faults.map(faultOfFlag),
    );
  }
  const explained = options.explain === true;
  if (options.json === true) {
    const json = explained
      ? JSON.stringify({ ...result.quote, explanation: result.explain() })
      : result.bytes;
    await terminal.out(`${json}\n`);
    return EXIT.ok;
  }
  await terminal.out(quoteTable(result.quote, terminal.outStyle));
  if (explained) {
    const versionOf = (number: number) => versions.get(number)?.version ?? version;
    await terminal.out(`\n${explanationTree(result.quote, result.explain(), versionOf, terminal.outStyle)}`);
  }
  return EXIT.ok;
}

async function documentOf(
  options: QuoteOptions,
  version: PackageVersion,
  { meters, attributes }: Definitions,
  at: Instant,
): Promise<QuoteInputsDocument> {
  const isList = (name: string): boolean => attributes.get(name)?.type === 'list';
  const period = periodOf(options, version, at);
  return {
    usage: await usageFromArguments(options.usage ?? [], meters, readText),
    quantities: pairsOnce('--quantity', options.quantity ?? []),
    workspace: pairsOrLists('--workspace', options.workspace ?? [], isList),
    ...(period !== undefined && { period }),
    ...subscriptionOf(options),
    ...(options.segments !== undefined && { segments: await segmentsFromFile(options.segments, readText) }),
  };
}

function subscriptionOf({
  subscriptionStart: start,
  subscriptionAnchor: anchor,
}: QuoteOptions): Pick<QuoteInputsDocument, 'subscription'> {
  if (start === undefined && anchor === undefined) return {};
  // Who knows the anchor alone subscribes since then, as far as a quote can tell.
  return { subscription: { start: start ?? anchor ?? '', ...(anchor !== undefined && { anchor }) } };
}

function periodOf(
  { period, timeZone }: QuoteOptions,
  { interval }: PackageVersion,
  at: Instant,
): QuoteInputsDocument['period'] {
  if (period !== undefined) {
    const [from = '', to, ...more] = period.split('/');
    if (to === undefined || more.length > 0) {
      throw new CouldNotRun(
        'flag.bad-period',
        `--period \`${period}\` is not two instants`,
        'write --period 2027-01-01T00:00:00Z/2027-02-01T00:00:00Z',
      );
    }
    return { from, to, timeZone };
  }
  if (timeZone === undefined) return undefined;
  // An unknown zone has no days to count: the reader of the inputs says so, with the names that it knows.
  if (!isTimeZone(timeZone)) return { from: '', to: '', timeZone };
  const whole = defaultPeriod(interval, at, timeZone);
  return { from: instantText(whole.from), to: instantText(whole.to), timeZone };
}

function instantOf(flag: string, text: string): Instant {
  const instant = parseInstant(text);
  if (instant !== undefined) return instant;
  throw new CouldNotRun(
    'flag.bad-instant',
    `${flag} \`${text}\` is no instant`,
    'write RFC 3339 with a zone: 2027-01-01T00:00:00Z',
  );
}
