import { Injectable } from '@nestjs/common';
import { instantText, type Interval } from '#calendar';
import { type DefinitionTexts, type Diagnostic, type ExperimentSubmission, type RuleFile } from '#rulebook';
import { PackageVersionStore } from '#storage';
import { BoundedCheck } from '../checking/bounded-check.js';
import { type Outcome, refused } from '../fault.js';
import { experimentTooExpensive, invalidExperiment } from './experiment-faults.js';

/** An experiment's file and what came with it. */
export interface ExperimentFile {
  readonly key: string;
  readonly file: RuleFile;
  /** Texts of holdouts.yaml and metrics.yaml. */
  readonly beside: { readonly holdouts?: string; readonly metrics?: string };
}

export interface SoundExperiment {
  readonly contentHash: string;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/** An experiment against everything that is published, in a thread of its own. */
@Injectable()
export class JudgeExperiment {
  constructor(
    private readonly check: BoundedCheck,
    private readonly versions: PackageVersionStore,
  ) {}

  async run(
    { key, file, beside }: ExperimentFile,
    definitions: DefinitionTexts,
  ): Promise<Outcome<SoundExperiment>> {
    const checked = await this.check.runExperiment({
      experiment: file,
      key,
      ...(beside.holdouts !== undefined && { holdouts: besideFile('holdouts', beside.holdouts) }),
      ...(beside.metrics !== undefined && { metrics: besideFile('metrics', beside.metrics) }),
      definitions,
      versions: await this.#published(),
    });
    if (checked === 'too-expensive') return refused(experimentTooExpensive);
    const { contentHash, diagnostics } = checked;
    return contentHash === undefined
      ? refused(invalidExperiment(diagnostics))
      : { ok: true, value: { contentHash, diagnostics } };
  }

  /** A promotion makes a version current as well as its own date. */
  async #published(): Promise<ExperimentSubmission['versions']> {
    const effects = await this.versions.effects();
    return (await this.versions.listAll()).map(({ packageKey: key, number, currency, interval }) => {
      const first = effects.get(key)?.find((effect) => effect.number === number);
      return {
        key,
        version: number,
        currency,
        interval: interval as Interval,
        ...(first && { effectiveFrom: instantText(first.at) }),
      };
    });
  }
}

export const besideFile = (name: 'holdouts' | 'metrics', text: string): RuleFile => ({
  path: `rules/${name}.yaml`,
  bytes: new TextEncoder().encode(text),
});
