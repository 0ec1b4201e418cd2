import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import type { CohortMembership, GivenAttributes } from '#experiments';
import { Decimal } from '#money';
import { ExperimentReferenceStore, type ReferencePeriod } from '#storage';
import { FindCandidates } from './find-candidates.js';

export interface ReferenceOf {
  readonly key: string;
  readonly packageKey: string;
  /** The control's version of the package. */
  readonly version: number;
  readonly inCohort: CohortMembership;
}

/** Who is in the cohort and paid the control's price in their last whole period. */
@Injectable()
export class FindReference {
  constructor(
    private readonly candidates: FindCandidates,
    private readonly references: ExperimentReferenceStore,
  ) {}

  async run(of: ReferenceOf, now: Instant): Promise<readonly ReferencePeriod[]> {
    const found: ReferencePeriod[] = [];
    for await (const page of this.candidates.pages(of, now)) {
      const billed = page.flatMap(({ subscription, unit, quote, attributes, version, isLocked }) =>
        quote !== null &&
        version === of.version &&
        !isLocked &&
        of.inCohort(JSON.parse(attributes) as GivenAttributes) === true
          ? [{ subscription, unit, quote }]
          : [],
      );
      const totals = await this.references.totals(billed.map(({ quote }) => quote));
      found.push(...billed.filter(({ quote }) => new Decimal(totals.get(quote) ?? 0).greaterThan(0)));
    }
    return found;
  }
}

/** Workspaces of one billing account are one unit. */
export const unitsOf = (periods: readonly ReferencePeriod[]): number =>
  new Set(periods.map(({ unit }) => unit)).size;
