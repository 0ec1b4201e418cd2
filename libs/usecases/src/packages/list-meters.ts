import { Injectable } from '@nestjs/common';
import type { Meter } from '#catalog';
import { DefinitionSetStore } from '#storage';
import { definitionsOf } from './version-library.js';

@Injectable()
export class ListMeters {
  constructor(private readonly definitionSets: DefinitionSetStore) {}

  /** The meters that were published last, in the order of their keys. */
  async run(): Promise<readonly Meter[]> {
    const set = await this.definitionSets.latest();
    if (set === undefined) return [];
    return [...definitionsOf(set).meters.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}
