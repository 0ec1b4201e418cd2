import { Injectable } from '@nestjs/common';
import { type Instant, instantText, type Interval } from '#calendar';
import { decideEnrolment } from '#experiments';
import { InvariantError } from '#money';
import { canonicalJson } from '#rulebook';
import {
  type AttributeValues,
  Clock,
  EnrolmentStore,
  ExperimentStore,
  HoldoutStore,
  type NewEnrolment,
  type QuoteCircumstances,
  type StoredExperiment,
} from '#storage';
import { notStarted, unknownExperiment } from '../experimenting/experiment-faults.js';
import { LiveExperiments } from '../experimenting/live-experiments.js';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { VersionDirectory } from '../packages/version-directory.js';
import { billingPeriodAt } from '../subscribing/billing-period.js';
import { type Chosen, chooseSubscription } from './choose-subscription.js';
import { EnrolUnit, MOST_TRIES } from './enrol-unit.js';
import { FindStanding, type Standing, type Verdict } from './find-standing.js';
import { LoadCircumstances } from './load-circumstances.js';
import type { QuoteRequest } from './quote-request.js';

export interface AssignRequest {
  readonly experiment: string;
  readonly workspace?: string | undefined;
  /** Somebody who is no workspace yet; with a workspace: who signs up with the arm of the subject. */
  readonly subject?: string | undefined;
  /** Of a subject that is no workspace yet. */
  readonly attributes?: AttributeValues | undefined;
  /** Answers what would be, and enrols nobody. */
  readonly peek: boolean;
  readonly by: string;
}

export interface AssignedUnit {
  readonly experiment: string;
  readonly workspace?: string | undefined;
  readonly subject?: string | undefined;
  /** No version is named, and nothing is supposed. */
  readonly reason: Exclude<Verdict['reason'], 'version-named' | 'hypothetical'>;
  readonly variant?: string;
  /** The version that it is priced with. */
  readonly package?: string;
  readonly bucket?: number;
  /** What the cohort asks for and is not given. */
  readonly attribute?: string;
  readonly enrolled: boolean;
  /** Where its price begins. */
  readonly startsAt?: Instant;
}

const busy: ServiceFault = {
  code: 'experiment.busy',
  message: 'what decides this arm changes all the time',
  help: 'ask again',
};

/** Tells an arm before a price is shown, and keeps it: for a workspace, or for somebody who is none yet. */
@Injectable()
export class AssignUnit {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly holdouts: HoldoutStore,
    private readonly enrolments: EnrolmentStore,
    private readonly live: LiveExperiments,
    private readonly loadCircumstances: LoadCircumstances,
    private readonly findStanding: FindStanding,
    private readonly enrolUnit: EnrolUnit,
    private readonly directory: VersionDirectory,
    private readonly clock: Clock,
  ) {}

  async run(request: AssignRequest): Promise<Outcome<AssignedUnit>> {
    for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
      const stored = await this.experiments.find(request.experiment);
      if (stored === undefined) return refused(unknownExperiment(request.experiment));
      if (stored.startedAt === undefined) return refused(notStarted(stored.key, stored.state));
      const answer =
        request.workspace === undefined
          ? await this.#subject(stored, request)
          : await this.#workspace(stored, request, request.workspace);
      if (answer !== undefined) return answer;
    }
    return refused(busy);
  }

  /** Undefined when it must be decided anew. */
  async #workspace(
    stored: StoredExperiment,
    request: AssignRequest,
    workspace: string,
  ): Promise<Outcome<AssignedUnit> | undefined> {
    const now = this.clock.now();
    const { packageKey } = stored;
    const asked: QuoteRequest = { workspace, packageKey, at: now, kind: 'quote', explain: false };
    const known = await this.#carrying(await this.loadCircumstances.run(asked), stored, request.subject);
    const chosen = chooseSubscription(asked, known);
    if (!chosen.ok) return chosen;
    const standing = await this.#stand(stored.key, asked, chosen.value, known);
    const { planned, answers } = standing;
    const isPlanned = planned?.enrolment.experiment === stored.key;
    if (!request.peek) {
      if (isPlanned) {
        const written = await this.enrolUnit.run(planned, { holder: request.by }, () =>
          Promise.resolve(true),
        );
        if (written === undefined) return undefined;
      } else if (answers !== undefined) await this.enrolments.answerPeriod(answers, now);
    }
    const said = standing.verdicts.find(({ experiment }) => experiment === stored.key);
    const verdict = { ...said, reason: reasonOf(said) };
    const held = standing.held.find(({ experiment }) => experiment === stored.key);
    const isEnrolled = verdict.reason === 'enrolled' || (isPlanned && !request.peek);
    return {
      ok: true,
      value: {
        ...verdict,
        experiment: stored.key,
        workspace,
        subject: request.subject,
        enrolled: isEnrolled,
        ...(held && { package: `${packageKey}@${held.packageVersion}`, startsAt: held.from }),
      },
    };
  }

  /** The subject's arm goes with the workspace that it becomes. */
  async #carrying(
    known: QuoteCircumstances,
    { key }: StoredExperiment,
    subject: string | undefined,
  ): Promise<QuoteCircumstances> {
    const arm = subject === undefined ? undefined : await this.enrolments.armOf(key, subject);
    if (subject === undefined || arm === undefined) return known;
    const carried = { experiment: key, unit: subject, ...arm };
    return { ...known, experiments: { ...known.experiments, carried } };
  }

  /** In the open period where its price is not decided yet, else in the next one. */
  async #stand(
    key: string,
    asked: QuoteRequest,
    chosen: Chosen,
    known: QuoteCircumstances,
  ): Promise<Standing> {
    const open = await this.findStanding.run(asked, chosen, known, true);
    const reason = open.verdicts.find(({ experiment }) => experiment === key)?.reason;
    const { packageKey, subscription } = chosen;
    if (subscription === undefined || (reason !== 'awaits-renewal' && reason !== 'period-decided'))
      return open;
    const version = subscription.spans.at(-1)?.packageVersion;
    const found = version === undefined ? undefined : await this.directory.find(packageKey, version);
    if (found === undefined) return open;
    const interval = found.interval as Interval;
    const next = billingPeriodAt(
      subscription,
      interval,
      billingPeriodAt(subscription, interval, asked.at).to,
    );
    const period = { from: instantText(next.from), to: instantText(next.to) };
    return await this.findStanding.run({ ...asked, period }, chosen, known, true);
  }

  async #subject(
    stored: StoredExperiment,
    { subject, attributes = {}, peek, by }: AssignRequest,
  ): Promise<Outcome<AssignedUnit> | undefined> {
    if (subject === undefined) throw new InvariantError('an arm is somebody’s');
    const now = this.clock.now();
    const { key, revision, packageKey } = stored;
    const live = await this.live.of({ key, revision }, await this.holdouts.list());
    const versionOf = (variant: string) => {
      const found = live.variants.find((each) => each.key === variant);
      if (found === undefined) throw new InvariantError(`experiment ${key} has no variant ${variant}`);
      return found;
    };
    const arm = await this.enrolments.armOf(key, subject);
    const about = { experiment: key, subject };
    const named = (variant: string) => ({
      variant,
      package: `${packageKey}@${versionOf(variant).packageVersion}`,
    });
    if (arm !== undefined)
      return { ok: true, value: { ...about, reason: 'enrolled', enrolled: true, ...named(arm.variant) } };
    if (!live.isRunning)
      return { ok: true, value: { ...about, reason: 'enrolment-stopped', enrolled: false } };
    const current = await this.directory.currentAt(packageKey, now);
    const [control] = live.variants;
    const decided = decideEnrolment(live.planAt(now), {
      unit: subject,
      inCohort: () => live.inCohort(attributes),
      isOnControl: current.state === 'current' && current.number === control.packageVersion,
      isLocked: false,
      decidedAt: now,
      now,
    });
    if (decided.reason !== 'assigned') return { ok: true, value: { ...about, ...decided, enrolled: false } };
    const { variant, bucket, phase, reason } = decided;
    if (!peek) {
      const enrolment: Omit<NewEnrolment, 'workspace' | 'startsAt'> = {
        experiment: key,
        revision: live.revision,
        unit: subject,
        variant,
        bucket,
        ...(phase !== undefined && { phase }),
        reason,
        packageKey,
        packageVersion: versionOf(variant).packageVersion,
        contentHash: versionOf(variant).contentHash,
        attributes: canonicalJson(attributes),
        at: now,
        recordedAt: now,
        recordedBy: by,
      };
      // Somebody was quicker: the next try finds what they were told.
      if (!(await this.enrolments.enrolSubject(enrolment))) return undefined;
    }
    return { ok: true, value: { ...about, reason, bucket, ...named(variant), enrolled: !peek } };
  }
}

/** Another experiment of the layer has spoken first: the unit is not in the slice of this one. */
function reasonOf(said: Verdict | undefined): AssignedUnit['reason'] {
  const { reason } = said ?? { reason: 'not-in-layer' };
  if (reason === 'version-named' || reason === 'hypothetical')
    throw new InvariantError('who asks for an arm names no version');
  return reason;
}
