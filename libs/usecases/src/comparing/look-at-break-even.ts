import { Injectable } from '@nestjs/common';
import { type Analysed, type BreakEven, breakEven } from '#analysis';
import { Decimal } from '#money';
import { ExperimentReferenceStore, type ReferenceMargins, type ReferenceStanding } from '#storage';
import type { Compared } from './compared-versions.js';

export interface BreakEvenLook {
  readonly standing: ReferenceStanding;
  /** By variant, the control left out; empty while some of the reference waits to be rated. */
  readonly margins: ReadonlyMap<string, Analysed<BreakEven>>;
}

const KEPT = 100;

/** By how many percent a variant's payers may be fewer before it brings in less. */
@Injectable()
export class LookAtBreakEven {
  /** A reference that is rated never changes. */
  readonly #known = new Map<string, BreakEvenLook>();

  constructor(private readonly references: ExperimentReferenceStore) {}

  async run({ key, variants }: Compared): Promise<BreakEvenLook> {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const standing = await this.references.standing(key);
    if (standing.waiting > 0) return { standing, margins: new Map() };
    const reference = await this.references.margins(key);
    const margins = new Map(
      variants.flatMap((variant, place) =>
        place === 0 ? [] : [[variant.key, breakEven(reference.map((unit) => unitOf(unit, place)))] as const],
      ),
    );
    if (this.#known.size >= KEPT) this.#known.clear();
    const look = { standing, margins };
    this.#known.set(key, look);
    return look;
  }
}

/** Tenths are by what the control's price makes of the usage: meters of several units have no common one. */
const unitOf = ({ margins, total }: ReferenceMargins, place: number) => ({
  control: new Decimal(margins[0] ?? 0),
  treatment: new Decimal(margins[place] ?? 0),
  usage: new Decimal(total),
});
