import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import {
  type CohortMembership,
  decideEnrolment,
  type EnrolmentPlan,
  type GivenAttributes,
} from '#experiments';
import { type ExperimentCandidate, ExperimentBillStore, type ExperimentVariant } from '#storage';

/** An experiment as it is, or as it would be with more buckets live. */
export interface CandidatesOf {
  readonly key: string;
  readonly packageKey: string;
  /** In their order, the control first. */
  readonly variants: readonly ExperimentVariant[];
  readonly inCohort: CohortMembership;
  readonly plan: EnrolmentPlan;
}

export interface JudgedCandidate extends ExperimentCandidate {
  /** The arm that it would get. */
  readonly variant: string;
}

const PAGE = 1_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Subscribers who would enrol if their next period were decided now, by the very function that enrols. */
@Injectable()
export class FindCandidates {
  constructor(private readonly bills: ExperimentBillStore) {}

  /** A page at a time, so that a large company needs no more memory than a small one. */
  async *run(of: CandidatesOf, now: Instant): AsyncGenerator<readonly JudgedCandidate[]> {
    for await (const page of this.pages(of, now))
      yield page.flatMap((each): readonly JudgedCandidate[] => {
        const variant = armOf(of, each, now);
        return variant === undefined ? [] : [{ ...each, variant }];
      });
  }

  /** Every subscriber who is not enrolled. */
  async *pages(
    { key, packageKey }: Pick<CandidatesOf, 'key' | 'packageKey'>,
    now: Instant,
  ): AsyncGenerator<readonly ExperimentCandidate[]> {
    for (let after = FIRST; ;) {
      const page = await this.bills.candidates(key, packageKey, now, after, PAGE);
      yield page;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      after = last.subscription;
    }
  }
}

function armOf(
  { plan, inCohort, variants: [control] }: CandidatesOf,
  { unit, attributes, version, isLocked }: ExperimentCandidate,
  now: Instant,
): string | undefined {
  const decided = decideEnrolment(plan, {
    unit,
    inCohort: () => inCohort(JSON.parse(attributes) as GivenAttributes),
    isOnControl: version === control?.packageVersion,
    isLocked,
    decidedAt: now,
    now,
  });
  return decided.reason === 'assigned' ? decided.variant : undefined;
}
