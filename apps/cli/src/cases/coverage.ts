import { type AnyPrice, type Cell, type Charge, type PackageVersion, type Place, matchCell } from '#catalog';
import type { Quote, QuoteLine, QuoteLineDetail } from '#quote';

/** A part of a price that no case has reached: nobody has yet said what it should cost. */
export interface Unreached {
  readonly kind: 'tier' | 'cell' | 'rule';
  /** `tier 2 of charge mtu`. */
  readonly text: string;
  readonly place: Place;
}

/** Collects what the quotes of a version's cases have touched. */
export class Coverage {
  readonly #reached = new Set<string>();

  constructor(private readonly version: PackageVersion) {}

  add(quote: Quote): void {
    // A quote of several versions does not say whose rule fired: two versions may call theirs the same.
    const isOfSeveral = quote.lines.some(({ version }) => version !== undefined);
    if (!isOfSeveral) for (const rule of quote.rules) this.#reached.add(`rule ${rule}`);
    const repriced = this.#repriced(quote.rules);
    for (const line of quote.lines) {
      // What another version of the package priced says nothing about this one.
      if (line.version !== undefined && line.version !== this.version.version) continue;
      const charge = this.version.charges.find(({ key }) => key === line.key);
      // The tiers of an overridden price are the rule's own: they say nothing about those of the charge.
      if (charge !== undefined && !repriced.has(line.key)) this.#addLine(charge, line);
    }
  }

  get unreached(): readonly Unreached[] {
    return [
      ...this.version.charges.flatMap(partsOf),
      ...this.version.rules.map(({ name, place }): Part => ({
        key: `rule ${name}`,
        kind: 'rule',
        text: `rule ${name}`,
        place,
      })),
    ]
      .filter(({ key }) => !this.#reached.has(key))
      .map(({ kind, text, place }) => ({ kind, text, place }));
  }

  #repriced(fired: readonly string[]): ReadonlySet<string> {
    const rules = this.version.rules.filter(({ name }) => fired.includes(name));
    return new Set(rules.flatMap(({ event }) => (event.type === 'overridePrice' ? [event.charge] : [])));
  }

  #addLine(charge: Charge, line: QuoteLine): void {
    for (const detail of line.details) {
      const { dimensions, parts = [] } = detail;
      if (dimensions === undefined) {
        this.#addTiers(charge.key, [detail]);
        continue;
      }
      const cells: readonly Cell[] = charge.cells;
      const cell = matchCell(cells, dimensions);
      const key = cell && cellKey(charge.key, cells.indexOf(cell));
      if (key !== undefined) this.#reached.add(key);
      const hasOwnTiers = cell !== undefined && 'tiers' in cell.price;
      this.#addTiers(hasOwnTiers && key !== undefined ? key : charge.key, parts);
    }
  }

  #addTiers(owner: string, details: readonly QuoteLineDetail[]): void {
    for (const { kind, index } of details) {
      if (kind === 'tier' && index !== undefined) this.#reached.add(tierKey(owner, index));
    }
  }
}

interface Part extends Unreached {
  readonly key: string;
}

const cellKey = (charge: string, index: number): string => `cell ${index} of ${charge}`;
const tierKey = (owner: string, index: number): string => `tier ${index} of ${owner}`;

function partsOf(charge: Charge): readonly Part[] {
  const { key, cells, place } = charge;
  const cellParts = cells.flatMap((cell, index): Part[] => [
    { key: cellKey(key, index), kind: 'cell', text: `cell ${index + 1} of charge ${key}`, place: cell.place },
    ...tiersOf(cell.price, cellKey(key, index), `cell ${index + 1} of charge ${key}`, cell.place),
  ]);
  return [...tiersOf(charge.price, key, `charge ${key}`, place), ...cellParts];
}

function tiersOf({ tiers = [] }: AnyPrice, owner: string, title: string, place: Place): readonly Part[] {
  return tiers.map((_, index) => ({
    key: tierKey(owner, index),
    kind: 'tier',
    text: `tier ${index + 1} of ${title}`,
    place,
  }));
}
