import type { Charge, Entitlement, Fault, PackageVersion, Rule } from '#catalog';
import {
  type ConditionDocument,
  acceptedWarning,
  chargeDocument,
  conditionDocument,
  entitlementDocument,
  packageDocument,
  packageHead,
  ruleDocument,
} from '#contracts';
import type { z } from 'zod';
import { contentHash } from '../content-hash.js';
import { quoted } from '../quoted.js';
import { type Path, type RuleDocument, nodeAt, plainValue, spanOf } from '../read/document.js';
import { placeAt } from '../read/source.js';
import { shapeOf } from '../shape/shape-faults.js';
import { chargeOf } from './charge.js';
import { checkCharge, checkReferences } from './check-charge.js';
import type { BuildContext } from './context.js';
import { defined } from './defined.js';
import { entitlementOf } from './entitlement.js';
import { extentOf } from './condition-extent.js';
import { type NamedConditions, checkExtent, namedConditions } from './named-conditions.js';
import { headOf } from './package-head.js';
import { ruleOf } from './rule.js';

type Plain = Readonly<Record<string, unknown>>;

/** The schema reports a longer list; nothing of it beyond this is looked at. */
const MOST_ENTRIES = 1000;

/**
 * The version that a document spells; when it is at fault, a sketch of what is sound in it. Each entry of a list that has the right shape is built and
 * checked even when another has not, so that all faults are found at once.
 */
export function packageVersionOf(
  document: RuleDocument,
  { definitions, report }: Pick<BuildContext, 'definitions' | 'report'>,
): { readonly version?: PackageVersion; readonly sketch?: PackageVersion } {
  const faults: Fault[] = [];
  const positions = writtenKeys(document);
  const context: BuildContext = {
    definitions,
    chargeKeys: new Set(positions.keys()),
    positions,
    placeOf: (path) => placeAt(document.source, spanOf(document.root, path).start),
    report: (fault) => {
      faults.push(fault);
      report(fault);
    },
  };
  const plain = plainValue(document.root) as Plain;
  const shaped = shapeOf(packageDocument, plain);
  if (!shaped.ok) shaped.faults.forEach(context.report);
  if (document.root.kind !== 'map') return {};

  const headKeys = Object.keys(packageHead.shape).filter((key) => Object.hasOwn(plain, key));
  const headDocument = packageHead.safeParse(Object.fromEntries(headKeys.map((key) => [key, plain[key]])));
  const head = headDocument.success ? headOf(headDocument.data, context) : undefined;
  const charges = chargesOf(plain, context);
  const conditions = conditionsOf(plain, context);
  const version = {
    charges: [...charges.values()],
    conditions: conditions.built,
    rules: rulesOf(plain, charges, conditions, context),
    entitlements: entitlementsOf(plain, context),
    accept: soundEntries(acceptedWarning, plain.accept).map(([entry]) => defined(entry)),
    contentHash: contentHash(document.root),
    place: context.placeOf([]),
  };
  if (!head) return {};
  return faults.length === 0 ? { version: { ...head, ...version } } : { sketch: { ...head, ...version } };
}

const listOf = (list: unknown): readonly unknown[] =>
  Array.isArray(list) ? list.slice(0, MOST_ENTRIES) : [];

/** Entries of a list that have the right shape, with their index; what is wrong with others is reported above. */
function soundEntries<Entry>(schema: z.ZodType<Entry>, list: unknown): readonly (readonly [Entry, number])[] {
  return listOf(list).flatMap((entry, index) => {
    const parsed = schema.safeParse(entry);
    return parsed.success ? [[parsed.data, index] as const] : [];
  });
}

/** Keys of all charges that have one, in file order: the first of two equal ones counts. */
function writtenKeys({ root }: RuleDocument): ReadonlyMap<string, number> {
  const charges = nodeAt(root, ['charges']);
  const positions = new Map<string, number>();
  for (const [index, item] of (charges?.kind === 'list' ? charges.items : []).entries()) {
    const key = nodeAt(item, ['key']);
    if (key?.kind === 'text' && !positions.has(key.text)) positions.set(key.text, index);
  }
  return positions;
}

function chargesOf(plain: Plain, context: BuildContext): ReadonlyMap<string, Charge> {
  const unique = uniqueNames('charge', context);
  const charges = new Map<string, Charge>();
  const sound = soundEntries(chargeDocument, plain.charges);
  for (const [index, written] of listOf(plain.charges).entries())
    if (!sound.some(([, at]) => at === index)) checkReferences(written, index, context);
  for (const [document, index] of sound) {
    const path: Path = ['charges', index];
    const charge = chargeOf(document, path, context);
    checkCharge(document, charge, index, context);
    if (unique(charge.key, [...path, 'key'])) charges.set(charge.key, charge);
  }
  return charges;
}

interface Conditions extends NamedConditions {
  readonly names: ReadonlySet<string>;
}

function conditionsOf(plain: Plain, context: BuildContext): Conditions {
  const written = plain.conditions;
  const entries = typeof written === 'object' && written !== null && !Array.isArray(written) ? written : {};
  const sound = new Map<string, ConditionDocument>();
  for (const [name, entry] of Object.entries(entries)) {
    const parsed = conditionDocument.safeParse(entry);
    if (parsed.success) sound.set(name, parsed.data);
  }
  const names = new Set(Object.keys(entries));
  return { names, ...namedConditions(sound, names, context) };
}

function rulesOf(
  plain: Plain,
  charges: ReadonlyMap<string, Charge>,
  { names, built, extents }: Conditions,
  context: BuildContext,
): readonly Rule[] {
  const unique = uniqueNames('rule', context);
  return soundEntries(ruleDocument, plain.rules).flatMap(([document, index]) => {
    const path: Path = ['rules', index];
    unique(document.name, [...path, 'name']);
    const rule = ruleOf(document, path, charges, names, built, context);
    if (rule?.conditions) checkExtent(extentOf(rule.conditions, extents), [...path, 'conditions'], context);
    return rule ? [rule] : [];
  });
}

function entitlementsOf(plain: Plain, context: BuildContext): readonly Entitlement[] {
  const unique = uniqueNames('entitlement', context);
  return soundEntries(entitlementDocument, plain.entitlements).map(([document, index]) => {
    unique(document.feature, ['entitlements', index, 'feature']);
    return entitlementOf(document, ['entitlements', index], context);
  });
}

/** Names are compared without case: two that differ only in it would be one in a spreadsheet. */
function uniqueNames(noun: string, context: BuildContext): (name: string, path: Path) => boolean {
  const seen = new Set<string>();
  return (name, path) => {
    const folded = name.toLowerCase();
    const isNew = !seen.has(folded);
    seen.add(folded);
    if (!isNew)
      context.report({
        code: 'duplicate-name',
        message: `a second ${noun} is called ${quoted(name)}`,
        help: 'give each its own name',
        path,
      });
    return isNew;
  };
}
