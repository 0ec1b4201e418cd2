import { Injectable } from '@nestjs/common';
import { type AssignedUnitRecord, EnrolmentStore, ExperimentStore } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { unknownExperiment, unknownUnit } from './experiment-faults.js';

/** What is kept of a unit: its arm, why and when, and the workspaces that share it. */
@Injectable()
export class FindUnit {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly enrolments: EnrolmentStore,
  ) {}

  async run(key: string, unit: string): Promise<Outcome<AssignedUnitRecord>> {
    const found = await this.enrolments.find(key, unit);
    if (found !== undefined) return { ok: true, value: found };
    const isKnown = (await this.experiments.find(key)) !== undefined;
    return refused(isKnown ? unknownUnit(key, unit) : unknownExperiment(key));
  }
}
