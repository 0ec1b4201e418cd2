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
    const of = <T>(value: (rollup: UsageRollup) => T): T[] => rollups.map(value);
    await this.work.prepared('add-to-rollups', addToRollups, [
      ...cellsOf(rollups),
      timestampArray(of(({ bucket }) => bucket)),
      bigintArray(of(({ events }) => events)),
      textArray(of(({ total }) => total ?? null)),
      textArray(of(({ least }) => least ?? null)),
      textArray(of(({ greatest }) => greatest ?? null)),
      textArray(of(({ latest }) => latest?.value ?? null)),
      timestampArray(of(({ latest }) => latest?.time ?? null)),
      uuidArray(of(({ latest }) => latest?.digest ?? null)),
    ]);
  }

  async addUniques(uniques: readonly UsageUnique[]): Promise<void> {
    if (uniques.length === 0) return;
    await this.work.prepared('add-to-uniques', addToUniques, [
      ...cellsOf(uniques),
      timestampArray(uniques.map(({ span }) => span)),
      uuidArray(uniques.map(({ value }) => value)),
      timestampArray(uniques.map(({ firstAt }) => firstAt)),
      timestampArray(uniques.map(({ lastAt }) => lastAt)),
    ]);
  }

  async addChanges(changes: readonly UsageChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.work.prepared('add-to-changes', addToChanges, [
      ...cellsOf(changes),
      timestampArray(changes.map(({ time }) => time)),
      uuidArray(changes.map(({ digest }) => digest)),
      textArray(changes.map(({ change }) => change)),
    ]);
  }

  /** Says that events came after their periods began to close. */
  async addLate(late: readonly LateUsage[], receivedAt: bigint): Promise<void> {
    if (late.length === 0) return;
    await this.work.prepared('add-late', addLate, [
      late.map(({ subscription }) => subscription),
      timestampArray(late.map(({ startsAt }) => startsAt)),
      uuidArray(late.map(({ digest }) => digest)),
      microsecondsText(receivedAt),
    ]);
  }
}

function cellsOf(cells: readonly UsageCell[]): Buffer[] {
  return [
    textArray(cells.map(({ workspace }) => workspace)),
    integerArray(cells.map(({ meter }) => meter)),
    uuidArray(cells.map(({ dims }) => dims)),
  ];
}
