import { type Definitions, type Fault, type PackageVersion, parseFactValue, suggestion } from '#catalog';
import { compareInstants, isTimeZone, parseInstant } from '#calendar';
import type { CaseDocument } from '#contracts';
import { instantFault } from '../build/instant-fault.js';
import { quoted } from '../quoted.js';
import type { Path } from '../read/document.js';

/** What a case names must exist: a misspelled meter would otherwise be a case about nothing. */
export function caseFaults(
  document: CaseDocument,
  path: Path,
  { meters, attributes }: Definitions,
  version: PackageVersion | undefined,
): Fault[] {
  const { workspace = {}, usage = {}, expect } = document;
  const attributeFaults = Object.entries(workspace).flatMap(([key, value]): Fault[] => {
    const attribute = attributes.get(key);
    if (!attribute) return [unknown('attribute', key, [...attributes.keys()], [...path, 'workspace', key])];
    if (parseFactValue(attribute.type, value)) return [];
    return [
      {
        code: 'value-type',
        message: `${quoted(String(value))} is no ${attribute.type}`,
        help: `\`${key}\` is a ${attribute.type}: write it as such`,
        path: [...path, 'workspace', key],
      },
    ];
  });
  return [
    ...attributeFaults,
    ...named('meter', Object.keys(usage), [...meters.keys()], [...path, 'usage']),
    ...periodFaults(document, path),
    ...(version ? expectationFaults(expect, version, [...path, 'expect']) : []),
  ];
}

function periodFaults({ period, subscription }: CaseDocument, path: Path): Fault[] {
  const instants: readonly (readonly [string | undefined, Path])[] = [
    [period?.from, [...path, 'period', 'from']],
    [period?.to, [...path, 'period', 'to']],
    [subscription?.start, [...path, 'subscription', 'start']],
  ];
  const faults: Fault[] = instants.flatMap(([text, at]) =>
    text === undefined || parseInstant(text) ? [] : [{ ...instantFault(text), path: at }],
  );
  const [from, to] = [period && parseInstant(period.from), period && parseInstant(period.to)];
  if (from && to && compareInstants(from, to) >= 0)
    faults.push({
      code: 'period-order',
      message: 'the period ends before it begins, or at once',
      help: 'a period is `from` up to but not including `to`',
      path: [...path, 'period', 'to'],
    });
  if (period?.timeZone !== undefined && !isTimeZone(period.timeZone))
    faults.push({
      code: 'time-zone-unknown',
      message: `${quoted(period.timeZone)} is no time zone`,
      help: 'write an IANA name such as `Europe/Berlin`, or `UTC`',
      path: [...path, 'period', 'timeZone'],
    });
  return faults;
}

function expectationFaults(expect: CaseDocument['expect'], version: PackageVersion, path: Path): Fault[] {
  const charges = version.charges.map(({ key }) => key);
  const rules = version.rules.map(({ name }) => name);
  const features = [
    ...version.entitlements,
    ...version.rules.flatMap(({ event }) => (event.type === 'entitle' ? [event.entitlement] : [])),
  ].map(({ feature }) => feature);
  return [
    ...named('charge', Object.keys(expect.lines ?? {}), charges, [...path, 'lines']),
    ...named(
      'rule',
      Object.keys(expect.adjustments ?? {}),
      [...rules, 'minimum', 'maximum'],
      [...path, 'adjustments'],
    ),
    ...named('feature', Object.keys(expect.entitlements ?? {}), features, [...path, 'entitlements']),
    ...(expect.rules ?? []).flatMap((name, index) =>
      rules.includes(name) ? [] : [unknown('rule', name, rules, [...path, 'rules', index])],
    ),
  ];
}

const named = (noun: string, keys: readonly string[], known: readonly string[], path: Path): Fault[] =>
  keys.filter((key) => !known.includes(key)).map((key) => unknown(noun, key, known, [...path, key]));

const unknown = (noun: string, name: string, known: readonly string[], path: Path): Fault => ({
  code: `unknown-${noun}`,
  message: `no ${noun} is called ${quoted(name)}`,
  help: suggestion(name, known, 'known here are'),
  path,
});
