import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import {
  DefinitionSetStore,
  PackageVersionStore,
  type StoredVersion,
  type VersionDraft,
  VersionDraftStore,
} from '#storage';
import { InvariantError } from '#money';
import { type DefinitionTexts, loadDefinitions, mergeDefinitions, plainPins } from '#rulebook';
import type { Actor } from '../actor.js';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { FindEnrolling } from './find-enrolling.js';
import { RegisterMeters } from '../metering/register-meters.js';
import { changedInUse, PublishedDefinitions, textsOf } from './published-definitions.js';
import { effectFault, later, scheduleFault } from './schedule-faults.js';
import { approvalNeeded, frozen, gap, hashChanged, wrongState } from './version-faults.js';
import { nextState } from './version-life.js';
import { VersionLedger } from './version-ledger.js';
import type { DraftView, PublishedView } from './version-view.js';
import { ViewVersion } from './view-version.js';

export interface PublishRequest {
  readonly key: string;
  readonly number: number;
  /** What is meant to be published: the words that were looked at. */
  readonly contentHash: string;
  readonly supersedes: readonly number[];
  /** Publishes without an approval, and says why for ever. */
  readonly breakGlass?: string;
  readonly actor: Actor;
}

/** Makes a draft a published version. What is published with these words already is answered as it was then. */
@Injectable()
export class PublishVersion {
  constructor(
    private readonly ledger: VersionLedger,
    private readonly versions: PackageVersionStore,
    private readonly drafts: VersionDraftStore,
    private readonly definitions: PublishedDefinitions,
    private readonly definitionSets: DefinitionSetStore,
    private readonly view: ViewVersion,
    private readonly meters: RegisterMeters,
    private readonly findEnrolling: FindEnrolling,
  ) {}

  async run(request: PublishRequest): Promise<Outcome<PublishedView>> {
    const { key, number, contentHash } = request;
    const id = `${key}@${number}`;
    return await this.ledger.change<PublishedView>(async (now) => {
      const found = await this.view.run(key, number);
      if (!found.ok) return found;
      const { value } = found;
      if (!('draft' in value))
        return value.version.contentHash === contentHash ? { ok: true, value } : refused(frozen(id));
      const fault = await this.#fault(value, request, now);
      if (fault !== undefined) return refused(fault);
      return { ok: true, value: await this.#publish(value, request, now) };
    });
  }

  async #fault(
    { state, draft, approvals }: DraftView,
    request: PublishRequest,
    now: Instant,
  ): Promise<ServiceFault | undefined> {
    const { key, number, contentHash, breakGlass, supersedes } = request;
    const id = `${key}@${number}`;
    if (contentHash !== draft.contentHash) return hashChanged(id, contentHash, draft.contentHash);
    const verb = breakGlass === undefined ? 'publish' : 'break-glass';
    if (verb === 'publish' && !approvals.some(({ verdict }) => verdict === 'approve'))
      return approvalNeeded(id);
    if (nextState(verb, state) === undefined) return wrongState(id, verb, state);
    const latest = await this.versions.latest(key);
    if (latest === undefined ? number !== 1 && !draft.begins : latest.number !== number - 1)
      return gap(key, number, (latest?.number ?? 0) + 1);
    const inUse = await this.#definitionFault(draft);
    if (inUse !== undefined) return inUse;
    if (draft.effectiveFrom === undefined) return undefined;
    const enrolled = await this.findEnrolling.run(key);
    if (enrolled !== undefined) return enrolled;
    const before = (await this.versions.effects(key)).get(key) ?? [];
    const effect = { number, at: later(draft.effectiveFrom, now) };
    const after = [...before, effect];
    return effectFault(key, effect, before) ?? scheduleFault({ key, number, before, after, now, supersedes });
  }

  /** What was published since the draft was written may give a definition another meaning than the draft's. */
  async #definitionFault(draft: VersionDraft): Promise<ServiceFault | undefined> {
    const pins = plainPins(loadDefinitions(await this.#textsOf(draft)).pins);
    return changedInUse(pins, await this.definitions.run())[0];
  }

  async #textsOf({ definitionSet }: VersionDraft): Promise<DefinitionTexts> {
    const set = await this.definitionSets.find(definitionSet);
    if (set === undefined) throw new InvariantError(`definition set ${definitionSet} is gone`);
    return textsOf(set);
  }

  async #publish(
    { draft, approvals }: DraftView,
    { actor, breakGlass, key, number }: PublishRequest,
    now: Instant,
  ): Promise<PublishedView> {
    const approvedBy = approvals.find(({ verdict }) => verdict === 'approve')?.holder;
    const latest = await this.versions.latest(key);
    const {
      contentHash,
      title,
      currency,
      interval,
      source,
      sourcePath,
      document,
      definitionSet,
      effectiveFrom,
    } = draft;
    const version: StoredVersion = {
      packageKey: key,
      number,
      contentHash,
      ...(title === undefined ? {} : { title }),
      currency,
      interval,
      source,
      sourcePath,
      document,
      definitionSet,
      ...(latest === undefined ? {} : { previousNumber: latest.number }),
      ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
      publishedAt: latest === undefined ? now : later(now, latest.publishedAt),
      publishedBy: actor.holder,
      ...(breakGlass === undefined ? { approvedBy: approvedBy ?? '' } : { breakGlass }),
    };
    const { texts } = await this.definitions.run();
    await this.drafts.delete(draft.id);
    await this.versions.insert(version);
    await this.meters.run(mergeDefinitions(texts, await this.#textsOf(draft)));
    const view = await this.view.published(version);
    await this.ledger.record(
      {
        actor,
        happened: breakGlass === undefined ? 'version-published' : 'version-published-break-glass',
        packageKey: key,
        number,
        contentHash,
        ...(breakGlass === undefined ? {} : { reason: breakGlass }),
        detail: {
          definitionsHash: definitionSet,
          ...(approvedBy === undefined ? {} : { approvedBy }),
          writtenBy: draft.writtenBy.join(', '),
          ...(view.supersedes.length === 0 ? {} : { supersedes: view.supersedes.join(', ') }),
        },
        isPriced: true,
      },
      now,
    );
    return view;
  }
}
