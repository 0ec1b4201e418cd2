import { Injectable } from '@nestjs/common';
import { InvariantError } from '#money';
import {
  DEFINITION_KINDS,
  type DefinitionKind,
  type DefinitionTexts,
  loadDefinitions,
  mergeDefinitions,
  type Pins,
  usedPins,
} from '#rulebook';
import { type DefinitionSet, DefinitionSetStore, PackageVersionStore } from '#storage';
import type { ServiceFault } from '../fault.js';
import { inUseChanged } from './version-faults.js';

interface InUse {
  readonly pin: string;
  /** The first version that named it. */
  readonly usedBy: string;
}

export interface Published {
  /** Everything that any published version was published with; of one key what was published last. */
  readonly texts: DefinitionTexts;
  readonly inUse: Readonly<Record<DefinitionKind, ReadonlyMap<string, InUse>>>;
}

/** What is defined, and what of it a published version names. Published versions never change: each is read once. */
@Injectable()
export class PublishedDefinitions {
  readonly #known = new Set<string>();
  readonly #sets = new Set<string>();
  readonly #inUse = {
    meters: new Map<string, InUse>(),
    attributes: new Map<string, InUse>(),
    features: new Map<string, InUse>(),
  };
  #texts: DefinitionTexts = {};

  constructor(
    private readonly versions: PackageVersionStore,
    private readonly definitionSets: DefinitionSetStore,
  ) {}

  /** Call it before the running unit of work publishes anything: what is rolled back was never published. */
  async run(): Promise<Published> {
    for (const {
      packageKey,
      number,
      contentHash,
      document,
      definitionSet,
    } of await this.versions.documentsBut([...this.#known])) {
      const texts = await this.#textsOf(definitionSet);
      const pins = usedPins(JSON.parse(document), loadDefinitions(texts));
      for (const kind of DEFINITION_KINDS)
        for (const [key, pin] of Object.entries(pins[kind]))
          if (!this.#inUse[kind].has(key))
            this.#inUse[kind].set(key, { pin, usedBy: `${packageKey}@${number}` });
      if (!this.#sets.has(definitionSet)) this.#texts = mergeDefinitions(this.#texts, texts);
      this.#sets.add(definitionSet);
      this.#known.add(contentHash);
    }
    return { texts: this.#texts, inUse: this.#inUse };
  }

  async #textsOf(hash: string): Promise<DefinitionTexts> {
    const set = await this.definitionSets.find(hash);
    if (set === undefined) throw new InvariantError(`definition set ${hash} is gone`);
    return textsOf(set);
  }
}

export function textsOf({ meters, attributes, features }: DefinitionSet): DefinitionTexts {
  return {
    ...(meters === undefined ? {} : { meters }),
    ...(attributes === undefined ? {} : { attributes }),
    ...(features === undefined ? {} : { features }),
  };
}

/** Definitions that a published version names, and that mean something else here. */
export function changedInUse(pins: Pins, { inUse }: Published): readonly ServiceFault[] {
  return DEFINITION_KINDS.flatMap((kind) =>
    Object.entries(pins[kind]).flatMap(([key, pin]) => {
      const known = inUse[kind].get(key);
      return known === undefined || known.pin === pin ? [] : [inUseChanged(kind, key, known.usedBy)];
    }),
  );
}
