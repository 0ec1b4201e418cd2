import { Injectable } from '@nestjs/common';
import { diffVersions, type VersionChange } from '#rulebook';
import { PackageVersionStore } from '#storage';
import type { Outcome } from '../fault.js';
import { ViewVersion } from './view-version.js';

export interface Comparison {
  readonly against?: number;
  readonly changes: readonly VersionChange[];
}

/** What a version, published or a draft, says that another one does not. */
@Injectable()
export class CompareVersions {
  constructor(
    private readonly view: ViewVersion,
    private readonly versions: PackageVersionStore,
  ) {}

  /** Against the version before it, when none is named. */
  async run(key: string, number: number, against?: number): Promise<Outcome<Comparison>> {
    const to = await this.#document(key, number);
    if (!to.ok) return to;
    const first = (await this.versions.list(key, 0, 1))[0]?.number ?? 1;
    const other = against ?? (number > first ? number - 1 : undefined);
    if (other === undefined) return { ok: true, value: { changes: diffVersions(undefined, to.value) } };
    const from = await this.#document(key, other);
    if (!from.ok) return from;
    return { ok: true, value: { against: other, changes: diffVersions(from.value, to.value) } };
  }

  async #document(key: string, number: number): Promise<Outcome<Record<string, unknown>>> {
    const found = await this.view.run(key, number);
    if (!found.ok) return found;
    const { document } = 'draft' in found.value ? found.value.draft : found.value.version;
    return { ok: true, value: JSON.parse(document) as Record<string, unknown> };
  }
}
