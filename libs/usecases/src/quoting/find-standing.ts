import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant } from '#calendar';
import { type Candidate, decideEnrolment, type Enrolment, type EnrolmentReason } from '#experiments';
import { InvariantError } from '#money';
import { canonicalJson } from '#rulebook';
import { type AskedPrice, Clock, type NewEnrolment, type QuoteCircumstances } from '#storage';
import { type LiveExperiment, LiveExperiments } from '../experimenting/live-experiments.js';
import type { Chosen } from './choose-subscription.js';
import { FindOpportunity, type Opportunity } from './find-opportunity.js';
import { type HeldPrice, heldPrices, isHeldAt } from './held-prices.js';
import type { QuoteRequest } from './quote-request.js';

/** What an experiment said of a workspace, and why. */
export interface Verdict {
  readonly experiment: string;
  readonly reason:
    EnrolmentReason | 'enrolled' | 'enrolment-stopped' | 'overridden' | 'version-named' | 'hypothetical';
  readonly variant?: string;
  readonly bucket?: number;
  readonly attribute?: string;
}

/** An enrolment that is to be written before its price is told. */
export interface PlannedEnrolment {
  readonly enrolment: Omit<NewEnrolment, 'quote' | 'recordedAt' | 'recordedBy'>;
  /** Where the period ends that it is decided with. */
  readonly periodEnds?: Instant;
}

/** Where a workspace stands with the experiments on one package. */
export interface Standing {
  readonly held: readonly HeldPrice[];
  readonly verdicts: readonly Verdict[];
  readonly planned?: PlannedEnrolment;
  /** A period that keeps its price, since whoever asks first is not enrolled. */
  readonly answers?: AskedPrice;
}

const NOBODY: Standing = { held: [], verdicts: [] };

/** Which prices are promised to a workspace, and whether it is now that it enrols. Nothing is saved here. */
@Injectable()
export class FindStanding {
  constructor(
    private readonly live: LiveExperiments,
    private readonly findOpportunity: FindOpportunity,
    private readonly clock: Clock,
  ) {}

  /** `mayEnrol`: whether the caller asks about a price that is to be told, now or as it would be. */
  async run(
    request: QuoteRequest,
    chosen: Chosen,
    known: QuoteCircumstances,
    mayEnrol: boolean,
  ): Promise<Standing> {
    const { packageKey } = chosen;
    const { acting, locks, assignments, holdouts } = known.experiments;
    if (known.workspace === undefined || (acting.length === 0 && locks.length === 0)) return NOBODY;
    // Once nobody enrols any more, what lasts of a price stands in its lock.
    const running = assignments.filter(({ experiment }) =>
      acting.some(({ key, state }) => key === experiment && state === 'running'),
    );
    const held = heldPrices(packageKey, locks, running);
    const verdicts: Verdict[] = [];
    const asked = (from: Instant | undefined): AskedPrice | undefined =>
      from && known.workspace && { workspace: known.workspace.id, packageKey, startsAt: from };
    let answers: AskedPrice | undefined;
    for (const one of acting.filter((each) => each.packageKey === packageKey)) {
      const assigned = assignments.find(({ experiment }) => experiment === one.key);
      if (assigned !== undefined) {
        verdicts.push({ experiment: one.key, reason: 'enrolled', variant: assigned.variant });
        continue;
      }
      if (!mayEnrol) continue;
      const experiment = await this.live.of(one, holdouts);
      const opportunity = await this.findOpportunity.run(experiment, request, chosen, known);
      const isOverridden = known.experiments.overridden.includes(one.key);
      const without = isOverridden ? 'overridden' : reasonWithout(experiment, request);
      if (without !== undefined) {
        verdicts.push({ experiment: one.key, reason: without });
        // A price that is asked for by its version is told, too.
        if (without === 'version-named' && opportunity.lacks === undefined)
          answers = asked(opportunity.period?.from);
        continue;
      }
      const decided = decide(experiment, opportunity, known, held, this.clock.now());
      verdicts.push(verdictOf(one.key, decided));
      if (decided.reason === 'assigned') {
        const planned = plan(experiment, decided, opportunity, chosen, known);
        const { packageVersion, contentHash, startsAt: from, variant } = planned.enrolment;
        const price = { packageVersion, contentHash, from, experiment: one.key, variant };
        return { held: [{ reason: 'assignment', ...price }, ...held], verdicts, planned };
      }
      if (opportunity.lacks === undefined) answers = asked(opportunity.period?.from);
    }
    return { held, verdicts, ...(answers && { answers }) };
  }
}

/** Why an experiment does not even look at a request. */
function reasonWithout(
  { isRunning }: LiveExperiment,
  { version, subscription }: QuoteRequest,
): Verdict['reason'] | undefined {
  if (!isRunning) return 'enrolment-stopped';
  if (version !== undefined) return 'version-named';
  return typeof subscription === 'object' ? 'hypothetical' : undefined;
}

/** Who enrols; a workspace whose unit has no arm yet may bring that of the subject which it was. */
function unitOf(
  experiment: string,
  { workspace, experiments: { arms, carried } }: QuoteCircumstances,
): Pick<Candidate, 'unit' | 'arm'> & { readonly isJudged: boolean } {
  if (workspace === undefined) throw new InvariantError('whoever enrols is stored');
  const arm = arms.find((each) => each.experiment === experiment);
  if (arm === undefined && carried?.experiment === experiment)
    return {
      unit: carried.unit,
      arm: { variant: carried.variant, since: carried.at },
      isJudged: true,
    };
  const unit = workspace.billingAccount ?? workspace.id;
  return {
    unit,
    ...(arm && { arm: { variant: arm.variant, since: arm.at } }),
    isJudged: arm?.listed === true,
  };
}

function decide(
  { key, planAt, inCohort, variants: [{ packageKey }] }: LiveExperiment,
  { isOnControl, decidedAt, lacks, startsAt, isChange }: Opportunity,
  known: QuoteCircumstances,
  held: readonly HeldPrice[],
  now: Instant,
): Enrolment {
  const { unit, arm, isJudged } = unitOf(key, known);
  return decideEnrolment(planAt(now), {
    unit,
    arm,
    // Who has enrolled is never judged again.
    inCohort: () => isJudged || inCohort(known.workspace?.attributes ?? {}),
    isOnControl,
    isLocked: isPromised(packageKey, startsAt, known, held),
    lacks,
    decidedAt,
    changesAt: isChange ? startsAt : undefined,
    now,
  });
}

/** Whether another price is promised for the time from `startsAt` on: by a lock, or by a quote that was accepted. */
const isPromised = (
  packageKey: string,
  startsAt: Instant,
  { acceptances }: QuoteCircumstances,
  held: readonly HeldPrice[],
): boolean =>
  held.some(
    (price) =>
      price.reason === 'lock' && (isHeldAt(price, startsAt) || compareInstants(price.from, startsAt) >= 0),
  ) ||
  acceptances.some((one) => one.packageKey === packageKey && compareInstants(one.validUntil, startsAt) > 0);

const verdictOf = (experiment: string, decided: Enrolment): Verdict => ({
  experiment,
  reason: decided.reason,
  bucket: decided.bucket,
  ...(decided.reason === 'assigned' && { variant: decided.variant }),
  ...('attribute' in decided && { attribute: decided.attribute }),
});

function plan(
  { key, revision, variants }: LiveExperiment,
  { variant: name, bucket, phase, reason }: Extract<Enrolment, { readonly reason: 'assigned' }>,
  { decidedAt, startsAt, period }: Opportunity,
  { packageKey, subscription }: Chosen,
  known: QuoteCircumstances,
): PlannedEnrolment {
  const variant = variants.find((each) => each.key === name);
  if (variant === undefined || known.workspace === undefined)
    throw new InvariantError(`experiment ${key} has no variant ${name}`);
  const { id: workspace, attributes } = known.workspace;
  const asks = subscription &&
    period && { workspace, packageKey, startsAt: period.from, subscription: subscription.id };
  return {
    enrolment: {
      experiment: key,
      revision,
      unit: unitOf(key, known).unit,
      workspace,
      variant: name,
      bucket,
      ...(phase !== undefined && { phase }),
      reason,
      packageKey,
      packageVersion: variant.packageVersion,
      contentHash: variant.contentHash,
      attributes: canonicalJson(attributes),
      at: decidedAt,
      startsAt,
      ...(asks && { asks }),
    },
    ...(period?.to && { periodEnds: period.to }),
  };
}
