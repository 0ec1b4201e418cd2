import { type Charge, type PriceOverride, type ChargeModel, type Rule, chargeFaults } from '#catalog';
import { type Decimal, ZERO } from '#money';
import type { CellOverride, ChargeTerms, Draft, StepResult, Superseded } from '../draft.js';
import type { QuoteFault } from '../fault.js';
import { resolveCharge, resolveNumber, resolveOverride } from '../numbers.js';

type Fields = PriceOverride<ChargeModel, Decimal>;

/** Makes each charge what it is in this quote: numbers from facts known, overrides merged, allowances and waives marked. */
export function mergeTerms(draft: Draft): StepResult {
  const merged = draft.inputs.version.charges.map((charge) =>
    termsOf(resolveCharge(charge, draft.facts), draft),
  );
  const faults = merged.flatMap(({ terms }) => faultsOf(terms.charge));
  if (faults.length > 0) return { faults };
  return {
    terms: merged.map(({ terms }) => terms),
    superseded: merged.flatMap(({ superseded }) => superseded),
  };
}

interface Merged {
  readonly terms: ChargeTerms;
  readonly superseded: readonly Superseded[];
}

function termsOf(charge: Charge<Decimal>, { fired, facts }: Draft): Merged {
  const superseded: Superseded[] = [];
  const owners = new Map<string, string>();
  const cellOverrides: CellOverride[] = [];
  let mine = charge;
  let include: Decimal | undefined;
  let waivedBy: string | undefined;
  for (const rule of fired) {
    const { event } = rule;
    if (event.type === 'waive' && event.charges.includes(charge.key)) waivedBy ??= rule.name;
    if (event.type === 'include' && event.charge === charge.key) {
      include = (include ?? ZERO).plus(resolveNumber(event.quantity, facts));
    }
    if (event.type !== 'overridePrice' || event.charge !== charge.key) continue;
    const fields: Fields = resolveOverride(event.fields, facts);
    if (event.when !== undefined) {
      cellOverrides.push({ rule: rule.name, when: event.when, fields });
      continue;
    }
    const { kept, lost } = notYetOwned(fields, rule, owners);
    superseded.push(...lost.map((loss) => ({ ...loss, charge: charge.key })));
    mine = mergeFields(mine, kept);
  }
  superseded.push(...supersededCells(cellOverrides, charge.key));
  return {
    terms: {
      charge: mine,
      cellOverrides,
      include,
      waivedBy,
    },
    superseded,
  };
}

/** Per field the first firing rule wins; what a later one asks for the same field is reported, not merged. */
function notYetOwned(
  fields: Fields,
  rule: Rule,
  owners: Map<string, string>,
): { readonly kept: Fields; readonly lost: readonly Omit<Superseded, 'charge'>[] } {
  const lost: Omit<Superseded, 'charge'>[] = [];
  const free = ([field]: [string, unknown]): boolean => {
    const owner = owners.get(field);
    if (owner === undefined) owners.set(field, rule.name);
    else lost.push({ rule: rule.name, by: owner, field });
    return owner === undefined;
  };
  const { price, ...others } = fields;
  const kept = { ...Object.fromEntries(Object.entries(others).filter(free)), price: keep(price, free) };
  return { kept, lost };
}

const keep = (price: object, free: (entry: [string, unknown]) => boolean): Fields['price'] =>
  Object.fromEntries(Object.entries(price).filter(free));

function mergeFields(charge: Charge<Decimal>, { price, ...others }: Fields): Charge<Decimal> {
  // The override's fields were checked against this charge's model when the file was read.
  return { ...charge, ...others, price: { ...charge.price, ...price } } as Charge<Decimal>;
}

/** Cell overrides of one field that name the same tuples: the later ones never act. */
function supersededCells(overrides: readonly CellOverride[], charge: string): Superseded[] {
  return overrides.flatMap((later, index) =>
    overrides.slice(0, index).flatMap((earlier) =>
      sameCells(earlier, later)
        ? fieldNames(later.fields)
            .filter((field) => fieldNames(earlier.fields).includes(field))
            .map((field) => ({ rule: later.rule, by: earlier.rule, charge, field }))
        : [],
    ),
  );
}

/** Whether every tuple that `later` names is one of `earlier`'s: each of its value lists is within the other's. */
function sameCells(earlier: CellOverride, later: CellOverride): boolean {
  return Object.entries(earlier.when).every(([name, values]) =>
    (later.when[name] ?? [undefined]).every((value) => value !== undefined && values.includes(value)),
  );
}

function fieldNames(fields: Fields): string[] {
  const { price, ...others } = fields;
  return [...Object.keys(price), ...Object.keys(others)];
}

function faultsOf(charge: Charge<Decimal>): readonly QuoteFault[] {
  const known = found.get(charge);
  if (known !== undefined) return known;
  const faults = chargeFaults(charge).map((fault): QuoteFault => ({
    code: 'quote.invalid-charge',
    message: `charge \`${charge.key}\` cannot be priced with these facts and overrides: ${fault.message}`,
    help: fault.help,
  }));
  found.set(charge, faults);
  return faults;
}

/** A charge that neither fact nor override changes is the version's own, and was looked at for the quote before. */
const found = new WeakMap<Charge<Decimal>, readonly QuoteFault[]>();
