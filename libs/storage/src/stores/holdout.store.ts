import { instantText } from '#calendar';
import { fromDbHoldout } from '../mappings/experiments.js';
import type { StoredHoldout } from '../records/experiments.js';
import { type HoldoutRow, insertHoldout, listHoldouts } from '../statements/experiments.js';
import { UnitOfWork } from '../unit-of-work.js';

export class HoldoutStore {
  constructor(private readonly work: UnitOfWork) {}

  /** All that ever began, also those that are over. */
  async list(): Promise<readonly StoredHoldout[]> {
    const rows = await this.work.manager.query<HoldoutRow[]>(listHoldouts);
    return rows.map(fromDbHoldout);
  }

  async insert({ key, share, packages, until, beganAt, beganWith }: StoredHoldout): Promise<void> {
    await this.work.manager.query(insertHoldout, [
      key,
      share,
      packages ?? null,
      instantText(until),
      instantText(beganAt),
      beganWith,
    ]);
  }
}
