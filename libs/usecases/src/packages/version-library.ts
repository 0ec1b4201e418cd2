import { Injectable } from '@nestjs/common';
import type { Definitions, PackageVersion } from '#catalog';
import { InvariantError } from '#money';
import { parsePackage, readDefinitions, type RuleFile } from '#rulebook';
import { type DefinitionSet, DefinitionSetStore, type StoredVersion } from '#storage';

export interface ReadyVersion {
  readonly version: PackageVersion;
  readonly definitions: Definitions;
}

const KEPT = 200;

/** Published versions as the core takes them. They never change, so each is read once and kept while there is room. */
@Injectable()
export class VersionLibrary {
  readonly #ready = new Map<string, ReadyVersion>();

  constructor(private readonly definitionSets: DefinitionSetStore) {}

  async read(stored: StoredVersion): Promise<ReadyVersion> {
    const known = this.#ready.get(stored.contentHash);
    if (known !== undefined) return known;
    const set = await this.definitionSets.find(stored.definitionSet);
    if (set === undefined) throw new InvariantError(`definition set ${stored.definitionSet} is gone`);
    const definitions = definitionsOf(set);
    const { version } = parsePackage({ path: stored.sourcePath, bytes: stored.source }, definitions);
    if (version?.contentHash !== stored.contentHash)
      throw new InvariantError(
        `${stored.packageKey}@${stored.number} is not what was published: ${version?.contentHash ?? 'unreadable'}`,
      );
    if (this.#ready.size >= KEPT) this.#ready.clear();
    const ready = { version, definitions };
    this.#ready.set(stored.contentHash, ready);
    return ready;
  }
}

/** The definitions that a set holds. Canonical text is JSON. */
export function definitionsOf(set: DefinitionSet): Definitions {
  const file = (name: 'meters' | 'attributes' | 'features'): readonly RuleFile[] => {
    const text = set[name];
    return text === undefined ? [] : [{ path: `${name}.json`, bytes: new TextEncoder().encode(text) }];
  };
  return readDefinitions({
    meters: file('meters'),
    attributes: file('attributes'),
    features: file('features'),
  }).definitions;
}
