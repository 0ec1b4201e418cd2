import { microsecondsText } from '#calendar';
import { bigintArray, integerArray, textArray, timestampArray, uuidArray } from '../binary-array.js';
import type { LateUsage, UsageCell, UsageChange, UsageRollup, UsageUnique } from '../records/usage.js';
import { addLate, addToChanges, addToRollups, addToUniques } from '../statements/count-usage.js';
import { UnitOfWork } from '../unit-of-work.js';

/** What events say together. Everything is given in the order of its key, or two writers wait for each other. */
export class UsageRollupStore {
  constructor(private readonly work: UnitOfWork) {}

  async addRollups(rollups: readonly UsageRollup[]): Promise<void> {
    if (rollups.length === 0) return;
    await this.work.prepared('add-to-rollups', addToRollups, [
      ...cellsOf(rollups),
      timestampArray(rollups, ({ bucket }) => bucket),
      bigintArray(rollups, ({ events }) => events),
      textArray(rollups, ({ total }) => total),
      textArray(rollups, ({ least }) => least),
      textArray(rollups, ({ greatest }) => greatest),
      textArray(rollups, ({ latest }) => latest?.value),
      timestampArray(rollups, ({ latest }) => latest?.time),
      uuidArray(rollups, ({ latest }) => latest?.digest),
    ]);
  }

  async addUniques(uniques: readonly UsageUnique[]): Promise<void> {
    if (uniques.length === 0) return;
    await this.work.prepared('add-to-uniques', addToUniques, [
      ...cellsOf(uniques),
      timestampArray(uniques, ({ span }) => span),
      uuidArray(uniques, ({ value }) => value),
      timestampArray(uniques, ({ firstAt }) => firstAt),
      timestampArray(uniques, ({ lastAt }) => lastAt),
    ]);
  }

  async addChanges(changes: readonly UsageChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.work.prepared('add-to-changes', addToChanges, [
      ...cellsOf(changes),
      timestampArray(changes, ({ time }) => time),
      uuidArray(changes, ({ digest }) => digest),
      textArray(changes, ({ change }) => change),
    ]);
  }

  /** Says that events came after their periods began to close. */
  async addLate(late: readonly LateUsage[], receivedAt: bigint): Promise<void> {
    if (late.length === 0) return;
    await this.work.prepared('add-late', addLate, [
      late.map(({ subscription }) => subscription),
      timestampArray(late, ({ startsAt }) => startsAt),
      uuidArray(late, ({ digest }) => digest),
      microsecondsText(receivedAt),
    ]);
  }
}

function cellsOf(cells: readonly UsageCell[]): Buffer[] {
  return [
    textArray(cells, ({ workspace }) => workspace),
    integerArray(cells, ({ meter }) => meter),
    uuidArray(cells, ({ dims }) => dims),
  ];
}
