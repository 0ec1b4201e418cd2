import { Injectable } from '@nestjs/common';
import { ExperimentStore, type StoredExperiment } from '#storage';

@Injectable()
export class ListExperiments {
  constructor(private readonly experiments: ExperimentStore) {}

  /** Experiments after key `after`, in the order of their keys. */
  async run(after: string, limit: number): Promise<readonly StoredExperiment[]> {
    return await this.experiments.list(after, limit);
  }
}
