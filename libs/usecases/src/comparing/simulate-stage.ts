import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import { decimal, type Decimal, InvariantError } from '#money';
import { QuoteStore, type StoredVersion } from '#storage';
import { RerateQuote } from '../quoting/rerate-quote.js';
import { ComparedVersions } from './compared-versions.js';
import { type CandidatesOf, FindCandidates, type JudgedCandidate } from './find-candidates.js';

/** Somebody whose bill would become dearer. */
export interface DearerBill {
  readonly workspace: string;
  readonly variant: string;
  /** Totals of the last final period under the control and under the variant, as text. */
  readonly before: string;
  readonly after: string;
}

/** What a stage would do to the last bills of whom it may enrol. */
export interface StageSimulation {
  /** Who would get another arm than the control. */
  readonly simulated: number;
  /** Of these, who has no final bill, or none that both versions can price. */
  readonly unpriced: number;
  /** Whose bill would rise by more than the limit. */
  readonly above: number;
  /** In percent; absent when nobody's rises. Text with two digits, or `from nothing`. */
  readonly greatest?: string;
  readonly dearer: readonly DearerBill[];
}

const HUNDRED = decimal('100');

/** Rates the last final period of everybody whom a stage may enrol under the variant that they would get. */
@Injectable()
export class SimulateStage {
  constructor(
    private readonly candidates: FindCandidates,
    private readonly quotes: QuoteStore,
    private readonly compared: ComparedVersions,
    private readonly rerate: RerateQuote,
  ) {}

  async run(of: CandidatesOf, most: Decimal | undefined, now: Instant): Promise<StageSimulation> {
    const [control] = of.variants;
    if (control === undefined) throw new InvariantError('an experiment has a control');
    const found = await this.compared.of(of);
    const versions = new Map(of.variants.map(({ key }, place) => [key, found[place]]));
    let [simulated, unpriced, above] = [0, 0, 0];
    let greatest: Decimal | 'from nothing' | undefined;
    const dearer: DearerBill[] = [];
    for await (const page of this.candidates.run(of, now))
      for (const candidate of page) {
        if (candidate.variant === control.key) continue;
        simulated += 1;
        const bills = await this.#bills(candidate, control.key, versions);
        if (bills === undefined) {
          unpriced += 1;
          continue;
        }
        const [before, after] = bills;
        if (!after.greaterThan(before)) continue;
        const { workspace, variant } = candidate;
        dearer.push({ workspace, variant, before: before.toFixed(), after: after.toFixed() });
        const rise = before.isZero() ? 'from nothing' : after.minus(before).times(HUNDRED).dividedBy(before);
        if (most !== undefined && (rise === 'from nothing' || rise.greaterThan(most))) above += 1;
        greatest = greater(greatest, rise);
      }
    const told =
      greatest === undefined
        ? {}
        : { greatest: greatest === 'from nothing' ? greatest : greatest.toFixed(2) };
    return { simulated, unpriced, above, dearer, ...told };
  }

  /** Of the last final period: under the control, then under the variant. */
  async #bills(
    { quote, variant }: JudgedCandidate,
    control: string,
    versions: ReadonlyMap<string, StoredVersion | undefined>,
  ): Promise<readonly [Decimal, Decimal] | undefined> {
    const kept = quote === null ? undefined : await this.quotes.find(quote);
    if (kept === undefined) return undefined;
    const totals: Decimal[] = [];
    for (const arm of [control, variant]) {
      const version = versions.get(arm);
      const total = version && (await this.rerate.run(kept, version));
      if (total?.ok !== true) return undefined;
      totals.push(total.value);
    }
    const [before, after] = totals;
    return before && after && [before, after];
  }
}

/** A bill that was nothing rises by more than any percentage. */
const greater = (
  one: Decimal | 'from nothing' | undefined,
  other: Decimal | 'from nothing',
): Decimal | 'from nothing' =>
  one === undefined || other === 'from nothing' || (one !== 'from nothing' && other.greaterThan(one))
    ? other
    : one;
