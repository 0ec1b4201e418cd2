import { Injectable } from '@nestjs/common';
import { ExperimentStore } from '#storage';
import { enrolling } from '../experimenting/experiment-faults.js';
import type { ServiceFault } from '../fault.js';

/** Why no version of a package may become current: an experiment compares with the one that is. */
@Injectable()
export class FindEnrolling {
  constructor(private readonly experiments: ExperimentStore) {}

  async run(packageKey: string): Promise<ServiceFault | undefined> {
    const unended = await this.experiments.unendedOn(packageKey);
    const found = unended.find(({ state }) => state === 'running');
    return found && enrolling(packageKey, found.key);
  }
}
