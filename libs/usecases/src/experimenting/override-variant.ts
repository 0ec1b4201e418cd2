import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, instantText } from '#calendar';
import {
  type ExperimentOverride,
  ExperimentStore,
  newId,
  OverrideStore,
  type StoredExperiment,
  WorkspaceStore,
} from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused } from '../fault.js';
import { unknownWorkspace } from '../workspaces/unknown-workspace.js';
import { notStarted, overrideExpired, unknownExperiment, unknownVariant } from './experiment-faults.js';
import { ExperimentLedger } from './experiment-ledger.js';

export interface OverrideRequest {
  readonly key: string;
  readonly workspace: string;
  readonly variant: string;
  readonly reason: string;
  readonly expiresAt: Instant;
  readonly actor: Actor;
}

export interface PutOverride {
  readonly override: ExperimentOverride;
  /** False when another one was there, and is ended. */
  readonly wasCreated: boolean;
}

/**
 * Gives a workspace a variant by hand, for a time, or takes that back. It applies to prices whose period begins while it
 * lasts, so that no period has two; who is given one before enrolling is never analysed.
 */
@Injectable()
export class OverrideVariant {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly workspaces: WorkspaceStore,
    private readonly overrides: OverrideStore,
    private readonly ledger: ExperimentLedger,
  ) {}

  /** Another one replaces the one that is there. */
  async put(request: OverrideRequest): Promise<Outcome<PutOverride>> {
    const { key, variant, expiresAt, actor, reason } = request;
    return await this.ledger.change<PutOverride>(async (now) => {
      const stored = await this.#started(key);
      if (!stored.ok) return stored;
      const workspace = await this.workspaces.find(request.workspace);
      if (workspace === undefined) return refused(unknownWorkspace(request.workspace));
      const variants = await this.experiments.variantsOf(key);
      if (!variants.some((each) => each.key === variant))
        return refused(
          unknownVariant(
            key,
            variant,
            variants.map((each) => each.key),
          ),
        );
      if (compareInstants(expiresAt, now) <= 0) return refused(overrideExpired);
      const before = await this.overrides.find(key, workspace.id, now);
      if (before !== undefined && isSame(before, request))
        return { ok: true, value: { override: before, wasCreated: false } };
      if (before !== undefined) await this.overrides.end(before.id, now, actor.holder);
      const override: ExperimentOverride = {
        id: newId(now),
        experiment: key,
        workspace: workspace.id,
        unit: workspace.billingAccount ?? workspace.id,
        variant,
        from: now,
        to: expiresAt,
        reason,
        author: actor.holder,
        createdAt: now,
      };
      await this.overrides.insert(override);
      const detail = { workspace: workspace.id, variant, expiresAt: instantText(expiresAt) };
      await this.ledger.record(
        { actor, happened: 'overridden', experiment: stored.value, reason, detail },
        now,
      );
      return { ok: true, value: { override, wasCreated: before === undefined } };
    });
  }

  /** What it was; ending none is as good as ending one. */
  async end(key: string, workspace: string, actor: Actor): Promise<Outcome<undefined>> {
    return await this.ledger.change<undefined>(async (now) => {
      const stored = await this.#started(key);
      if (!stored.ok) return stored;
      const before = await this.overrides.find(key, workspace, now);
      if (before === undefined) return { ok: true, value: undefined };
      await this.overrides.end(before.id, now, actor.holder);
      const detail = { workspace, variant: before.variant };
      await this.ledger.record({ actor, happened: 'override-ended', experiment: stored.value, detail }, now);
      return { ok: true, value: undefined };
    });
  }

  async #started(key: string): Promise<Outcome<StoredExperiment>> {
    const stored = await this.experiments.find(key);
    if (stored === undefined) return refused(unknownExperiment(key));
    if (stored.state !== 'running' && stored.state !== 'stopped')
      return refused(notStarted(key, stored.state));
    return { ok: true, value: stored };
  }
}

const isSame = (
  before: ExperimentOverride,
  { variant, reason, expiresAt, actor }: OverrideRequest,
): boolean =>
  before.variant === variant &&
  before.reason === reason &&
  before.author === actor.holder &&
  compareInstants(before.to, expiresAt) === 0;
