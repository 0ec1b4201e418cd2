import { Injectable } from '@nestjs/common';
import { invariant } from '#money';
import type { StoredVersion } from '#storage';
import { FindVersion } from '../packages/find-version.js';
import type { KeptInputs } from './kept-inputs.js';

/** The versions that a kept quote was computed by, each held to its hash: the one whose price applies comes first. */
@Injectable()
export class FindKeptVersions {
  constructor(private readonly findVersion: FindVersion) {}

  async run(
    quote: string,
    { package: key, version, versions }: KeptInputs,
  ): Promise<readonly [StoredVersion, ...StoredVersion[]]> {
    const find = async (number: number): Promise<StoredVersion> => {
      const found = await this.findVersion.run(key, number);
      invariant(
        found.ok && found.value.contentHash === versions[number],
        `quote ${quote} was computed by another \`${key}@${number}\` than the one that is published`,
      );
      return found.value;
    };
    const others = Object.keys(versions).filter((number) => number !== String(version));
    const first = await find(version);
    return [first, ...(await Promise.all(others.map((number) => find(Number(number)))))];
  }
}
