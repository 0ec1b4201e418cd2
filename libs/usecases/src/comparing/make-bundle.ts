import { Injectable } from '@nestjs/common';
import type { BundleDocument, SignedBundle, SnapshotDocument } from '#analysis';
import { type Instant, instantText } from '#calendar';
import { InvariantError } from '#money';
import { ENGINE_VERSION } from '#quote';
import { canonicalJson } from '#rulebook';
import { type PublicJwk, signatureText } from '#signing';
import {
  DatabaseClock,
  ExperimentSnapshotStore,
  ExperimentStore,
  RolloutStore,
  SigningKeyStore,
} from '#storage';
import { type Outcome, refused } from '../fault.js';
import { Sign } from '../signing/sign.js';
import { stillEnrolling } from './snapshot-faults.js';
import { documentOf } from './take-snapshot.js';
import { type ResultsView, ViewResults } from './view-results.js';

/** Earlier days that a bundle keeps, the newest. */
const MOST_LOOKS = 400;

const orNothing = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : instantText(instant);

/** No price, decision or figure of it can change any more. */
const isForGood = ({ compared, plan }: ResultsView): boolean =>
  compared.stored.state === 'ended' && plan.isOver;

/** What a policy can be tried on. Parts of the units are told once, as they are at the end. */
const lookOf = (snapshot: SnapshotDocument | undefined): readonly SnapshotDocument[] =>
  snapshot === undefined ? [] : [{ ...snapshot, overTime: [], segments: [], listed: [] }];

/**
 * Everything that is to be kept of an experiment that enrols nobody any more, signed: what was asked, who got which
 * price when, what came of it, what was decided, and the sums from which anybody can compute the figures again.
 */
@Injectable()
export class MakeBundle {
  constructor(
    private readonly results: ViewResults,
    private readonly experiments: ExperimentStore,
    private readonly rollouts: RolloutStore,
    private readonly snapshots: ExperimentSnapshotStore,
    private readonly keys: SigningKeyStore,
    private readonly sign: Sign,
    private readonly time: DatabaseClock,
  ) {}

  /** Keeps the bundle of what is over for good, whether anybody asks for it or not. */
  async keep(key: string): Promise<void> {
    const found = await this.results.run(key);
    if (found.ok && isForGood(found.value)) await this.run(key);
  }

  /** Once nothing can happen to it any more it is kept as it was signed. */
  async run(key: string): Promise<Outcome<SignedBundle>> {
    const kept = await this.snapshots.bundle(key);
    if (kept !== undefined) return { ok: true, value: JSON.parse(kept) as SignedBundle };
    const found = await this.results.run(key);
    if (!found.ok) return found;
    if (found.value.compared.stored.state === 'running') return refused(stillEnrolling(key));
    const bundle = await this.#bundle(key, found.value);
    const signature = await this.sign.run(Buffer.from(canonicalJson(bundle)));
    const signing = (await this.keys.all()).find(({ kid }) => kid === signature.kid);
    if (signing === undefined) throw new InvariantError('the key that signs is published');
    const { kty, crv, x } = JSON.parse(signing.publicKey) as PublicJwk;
    const value = { bundle, signature: signatureText(signature), publicKey: { kty, crv, x } };
    if (isForGood(found.value))
      await this.snapshots.keepBundle(key, JSON.stringify(value), await this.time.now());
    return { ok: true, value };
  }

  async #bundle(key: string, view: ResultsView): Promise<BundleDocument> {
    const { compared, stored: newest, plan, snapshot, results } = view;
    const { stored, variants } = compared;
    const grants = await this.experiments.bucketsOf(key);
    const decision = await this.experiments.decisionOf(key);
    const days = await this.snapshots.daily(key, MOST_LOOKS);
    return {
      schema: 'ratebook/bundle-v1',
      experiment: {
        key,
        contentHash: stored.contentHash,
        file: Buffer.from(stored.source).toString('utf8'),
        holdouts: stored.beside.holdouts ?? null,
        metrics: stored.beside.metrics ?? null,
        startedAt: orNothing(stored.startedAt) ?? '',
        startedBy: stored.startedBy ?? '',
        stoppedAt: orNothing(stored.stoppedAt),
        stoppedBy: stored.stoppedBy ?? null,
        stopReason: stored.stopReason ?? null,
        endedAt: orNothing(stored.endedAt),
      },
      variants: variants.map(
        ({ key: variant, packageKey, packageVersion, contentHash, weight, closedAt }) => ({
          key: variant,
          package: packageKey,
          version: packageVersion,
          contentHash,
          weight,
          closedAt: orNothing(closedAt),
        }),
      ),
      allocation: (await this.experiments.phasesOf(key)).map(({ phase, from, cause }) => ({
        phase,
        from: instantText(from),
        cause,
        grants: grants
          .filter((grant) => grant.phase === phase)
          .map(({ variant, buckets }) => ({ variant, from: buckets.from, to: buckets.to })),
      })),
      history: (await this.rollouts.events(key)).map(({ at, kind, stage, by, reason, evidence }) => ({
        at: instantText(at),
        kind,
        stage,
        by,
        reason: reason ?? null,
        evidence: evidence ?? null,
      })),
      decision: decision
        ? {
            variant: decision.variant,
            reason: decision.reason,
            from: instantText(decision.from),
            by: decision.decidedBy,
            at: instantText(decision.decidedAt),
          }
        : null,
      plan,
      snapshot,
      looks: days.flatMap((day) => (day.id === newest.id ? [] : lookOf(documentOf(day)))),
      results,
      engineVersion: ENGINE_VERSION,
    };
  }
}
