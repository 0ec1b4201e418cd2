import { Injectable } from '@nestjs/common';
import { InvariantError } from '#money';
import type { ExperimentVariant, StoredVersion } from '#storage';
import { FindVersion } from '../packages/find-version.js';

/** An experiment whose variants are compared. */
export interface Compared {
  readonly key: string;
  /** In their order, the control first. */
  readonly variants: readonly ExperimentVariant[];
}

/** The versions that the variants of an experiment are, in their order. They were published when it started. */
@Injectable()
export class ComparedVersions {
  constructor(private readonly findVersion: FindVersion) {}

  async of({ key, variants }: Compared): Promise<readonly [StoredVersion, ...StoredVersion[]]> {
    const versions: StoredVersion[] = [];
    for (const { packageKey, packageVersion } of variants) {
      const found = await this.findVersion.run(packageKey, packageVersion);
      if (!found.ok) throw new Error(found.faults[0].message);
      versions.push(found.value);
    }
    const [control, ...others] = versions;
    if (control === undefined) throw new InvariantError(`experiment ${key} has no control`);
    return [control, ...others];
  }
}
