import { Injectable } from '@nestjs/common';
import { LEAST_REFERENCE } from '#analysis';
import { compareInstants, type Instant } from '#calendar';
import type { Experiment } from '#catalog';
import { breaksEven, type EnrolmentPlan } from '#experiments';
import {
  Clock,
  ExperimentStore,
  PackageVersionStore,
  type ReferencePeriod,
  type StoredExperiment,
} from '#storage';
import type { CandidatesOf } from '../comparing/find-candidates.js';
import { type Detectable, FindDetectable } from '../comparing/find-detectable.js';
import { FindReference, unitsOf } from '../comparing/find-reference.js';
import { SimulateStage, type StageSimulation } from '../comparing/simulate-stage.js';
import type { ServiceFault } from '../fault.js';
import { limitExceeded, referenceTooSmall, undetectable } from './experiment-faults.js';
import { ExperimentLibrary, type ReadyExperiment } from './experiment-library.js';
import { freezeVariants } from './freeze-variants.js';
import { grantsAt } from './grants-at.js';

/** What is known of a start before it happens; each is absent where its file does not ask for it. */
export interface Foreseen {
  /** Of the words that were looked at; absent where none were in review. */
  readonly contentHash?: string;
  /** What the first stage would do to bills. */
  readonly simulated?: StageSimulation;
  /** Who pays the control's price now. */
  readonly reference?: readonly ReferencePeriod[];
  /** What the units that exist can show. */
  readonly detectable?: Detectable;
}

/** The only metric whose baseline is known before anybody has enrolled. */
const KNOWN_BEFORE = 'revenue-per-workspace';

/** Looks ahead before an experiment starts. It may take long, and a change holds up everybody's: so it is no part of one. */
@Injectable()
export class ForeseeStart {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly versions: PackageVersionStore,
    private readonly library: ExperimentLibrary,
    private readonly simulate: SimulateStage,
    private readonly findReference: FindReference,
    private readonly findDetectable: FindDetectable,
    private readonly clock: Clock,
  ) {}

  async run(key: string): Promise<Foreseen> {
    const stored = await this.experiments.find(key);
    if (stored?.state !== 'in-review') return {};
    const ready = await this.library.read(stored);
    const { experiment, inCohort } = ready;
    const { limits, metrics, variants, rollout, enrol } = experiment;
    const { packageKey } = stored;
    const now = this.clock.now();
    const at = async (stage: number): Promise<CandidatesOf> => ({
      key,
      packageKey,
      inCohort,
      variants: await freezeVariants(this.versions, experiment),
      plan: planAt(stored, ready, stage, now),
    });
    // Of new subscriptions none exists yet.
    const isForeseeable = metrics?.worthwhile && metrics.primary === KNOWN_BEFORE && enrol !== 'new';
    const last = (rollout?.stages.length ?? 0) - 1;
    const reference = { key, packageKey, version: variants[0].version, inCohort };
    return {
      contentHash: stored.contentHash,
      ...(limits && { simulated: await this.simulate.run(await at(0), limits.maxIncrease, now) }),
      ...(breaksEven(experiment) && { reference: await this.findReference.run(reference, now) }),
      ...(isForeseeable &&
        last >= 0 && { detectable: await this.findDetectable.run(await at(last), metrics, now) }),
    };
  }
}

/** What stands in the way of a start. A reason accepts what a person may accept. */
export function foreseenFault(
  { key, limits, metrics }: Experiment,
  { simulated, reference, detectable }: Foreseen,
  reason: string | undefined,
): ServiceFault | undefined {
  if (reference !== undefined && unitsOf(reference) < LEAST_REFERENCE)
    return referenceTooSmall(key, unitsOf(reference));
  if (reason !== undefined) return undefined;
  if (limits && simulated && simulated.above > 0)
    return limitExceeded(key, limits.maxIncrease?.toFixed() ?? '', simulated);
  const { worthwhile } = metrics ?? {};
  if (worthwhile === undefined || detectable === undefined) return undefined;
  const { units, effect } = detectable;
  // Where all bills are alike nothing hides a rise.
  const isShown = effect.ok
    ? worthwhile.greaterThanOrEqualTo(100 * effect.value)
    : effect.fault.code === 'analysis.zero-variance';
  if (isShown) return undefined;
  return undetectable(key, units, worthwhile.toFixed(), effect);
}

/** An enrolment plan as it would be with the buckets of a stage (from 0) live. */
function planAt(
  { seed, packageKey }: StoredExperiment,
  { experiment, holdouts }: ReadyExperiment,
  stage: number,
  now: Instant,
): EnrolmentPlan {
  const { layer } = experiment;
  return {
    seed,
    ...(layer && { layer }),
    holdouts: holdouts.filter(
      ({ packages, until }) =>
        compareInstants(until, now) > 0 && (packages === 'all' || packages.includes(packageKey)),
    ),
    live: grantsAt(experiment, stage).map(({ variant, buckets }) => ({ variant, ...buckets, liveFrom: now })),
    phases: [{ phase: 1, from: now, cause: 'started' }],
    closed: new Set(),
    isHeld: false,
    noticeMs: 0,
  };
}
