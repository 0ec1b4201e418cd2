import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import { definitionsHash } from '#rulebook';
import { DefinitionSetStore, ExperimentStore, type StoredExperiment } from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import type { ExpectedDraft } from '../publishing/expected-draft.js';
import { PublishedDefinitions } from '../publishing/published-definitions.js';
import {
  experimentChanged,
  experimentExists,
  experimentIfMatchMissing,
  frozenExperiment,
} from './experiment-faults.js';
import { ExperimentLedger } from './experiment-ledger.js';
import { ExperimentLibrary } from './experiment-library.js';
import { type ExperimentFile, JudgeExperiment, type SoundExperiment } from './judge-experiment.js';
import { type ExperimentView, ViewExperiment } from './view-experiment.js';

export interface PutExperimentRequest extends ExperimentFile {
  readonly expected: ExpectedDraft;
}

export interface PutExperiment {
  readonly wasCreated: boolean;
  readonly view: ExperimentView;
}

const LAYER_BUCKETS = { from: 0, to: 10_000 };

/** Creates an experiment as a draft or replaces its words. Who sends the same words again changes nothing. */
@Injectable()
export class SaveExperiment {
  constructor(
    private readonly judge: JudgeExperiment,
    private readonly definitions: PublishedDefinitions,
    private readonly definitionSets: DefinitionSetStore,
    private readonly experiments: ExperimentStore,
    private readonly library: ExperimentLibrary,
    private readonly ledger: ExperimentLedger,
    private readonly view: ViewExperiment,
  ) {}

  async run(request: PutExperimentRequest, actor: Actor): Promise<Outcome<PutExperiment>> {
    const { texts } = await this.definitions.run();
    const judged = await this.judge.run(request, texts);
    if (!judged.ok) return judged;
    return await this.ledger.change<PutExperiment>(async (now) => {
      const before = await this.experiments.find(request.key);
      if (before !== undefined && isSame(before, request))
        return {
          ok: true,
          value: { wasCreated: false, view: await this.view.of(before, judged.value.diagnostics) },
        };
      const fault = refusal(request, before);
      if (fault !== undefined) return refused(fault);
      const set = { hash: definitionsHash(texts), ...texts };
      await this.definitionSets.save(set, now);
      const stored = await this.#stored(request, judged.value, before, { set: set.hash, actor, now });
      await (before === undefined ? this.experiments.insert(stored) : this.experiments.update(stored));
      await this.ledger.record(
        {
          actor,
          happened: before === undefined ? 'drafted' : 'edited',
          experiment: stored,
          ...(before && { detail: { before: before.contentHash } }),
        },
        now,
      );
      const view = await this.view.of(stored, judged.value.diagnostics);
      return { ok: true, value: { wasCreated: before === undefined, view } };
    });
  }

  async #stored(
    { key, file, beside }: PutExperimentRequest,
    { contentHash }: SoundExperiment,
    before: StoredExperiment | undefined,
    { set, actor, now }: { readonly set: string; readonly actor: Actor; readonly now: Instant },
  ): Promise<StoredExperiment> {
    const words = {
      key,
      contentHash,
      source: file.bytes,
      sourcePath: file.path,
      beside,
      definitionSet: set,
    };
    const { experiment } = await this.library.read(words);
    const packageKey = experiment.variants[0].package;
    return {
      ...words,
      state: 'draft',
      revision: (before?.revision ?? 0) + 1,
      submission: before?.submission ?? 0,
      packageKey,
      seed: experiment.seed,
      enrol: experiment.enrol,
      // No key of a layer has a colon: this one is nobody else's.
      layer: experiment.layer?.key ?? `package:${packageKey}`,
      layerBuckets: experiment.layer
        ? { from: experiment.layer.from, to: experiment.layer.to }
        : LAYER_BUCKETS,
      writtenBy: [...new Set([...(before?.writtenBy ?? []), actor.holder])],
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
    };
  }
}

const isSame = ({ source, beside }: StoredExperiment, request: PutExperimentRequest): boolean =>
  Buffer.from(source).equals(request.file.bytes) &&
  beside.holdouts === request.beside.holdouts &&
  beside.metrics === request.beside.metrics;

function refusal(
  { key, expected }: PutExperimentRequest,
  before: StoredExperiment | undefined,
): ServiceFault | undefined {
  if (before?.startedAt !== undefined) return frozenExperiment(key);
  if (expected === 'none' || expected === 'unsaid') {
    if (before === undefined) return undefined;
    return expected === 'none' ? experimentExists(key) : experimentIfMatchMissing(key);
  }
  if (before === undefined) return experimentChanged(key, undefined);
  return expected === 'any' || expected.revision === before.revision
    ? undefined
    : experimentChanged(key, before.revision);
}
