import { Injectable } from '@nestjs/common';
import type { Interval } from '#calendar';
import { InvariantError } from '#money';
import { ExperimentStore, type StoredExperiment, type StoredRollout } from '#storage';
import { ExperimentLibrary } from '../experimenting/experiment-library.js';
import { VersionDirectory } from '../packages/version-directory.js';
import type { GateSubject } from './gate-subject.js';
import { positionOf } from './position-of.js';

/** What there is to know of a running experiment before its gates are looked at. */
@Injectable()
export class FindSubject {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly library: ExperimentLibrary,
    private readonly directory: VersionDirectory,
  ) {}

  async run(stored: StoredExperiment, rollout: StoredRollout): Promise<GateSubject> {
    const { key } = stored;
    const { experiment } = await this.library.read(stored);
    const { rollout: plan } = experiment;
    if (plan === undefined) throw new InvariantError(`experiment ${key} was started without a rollout`);
    const variants = await this.experiments.variantsOf(key);
    const grants = await this.experiments.bucketsOf(key);
    const counts = await this.experiments.armCounts(key);
    const [control] = variants;
    const version = control && (await this.directory.find(control.packageKey, control.packageVersion));
    if (version === undefined) throw new InvariantError(`the control of ${key} is gone`);
    return {
      stored,
      experiment,
      plan,
      position: positionOf(rollout),
      interval: version.interval as Interval,
      variants,
      grants,
      phases: await this.experiments.phasesOf(key),
      open: counts.filter(({ variant }) => {
        const isOpen = variants.some((each) => each.key === variant && each.closedAt === undefined);
        return isOpen && grants.some((grant) => grant.variant === variant);
      }),
    };
  }
}
