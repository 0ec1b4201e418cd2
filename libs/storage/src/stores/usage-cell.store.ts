import { microsecondsText } from '#calendar';
import { integerArray, textArray, uuidArray } from '../binary-array.js';
import type { UsageCellMonth } from '../records/usage.js';
import { addCells, type CellRow, lockCellCounts, readCells } from '../statements/usage-cells.js';
import { UnitOfWork } from '../unit-of-work.js';

/** Which tuples of dimensions there are, month by month. Cells are given in the order of their keys. */
export class UsageCellStore {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * For each cell whether it is there, and how many its meter has in that month; to the end of the unit of work
   * nobody else adds any to these meters and months.
   */
  async lock(cells: readonly UsageCellMonth[]): Promise<readonly CellRow[]> {
    const months = new Map(
      cells.map((cell) => [`${cell.workspace}\0${cell.meter}\0${cell.month}`, cell] as const),
    );
    const each = [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
    await this.work.prepared('lock-cell-counts', lockCellCounts, [
      textArray(each, ({ workspace }) => workspace),
      integerArray(each, ({ meter }) => meter),
      each.map(({ month }) => microsecondsText(month)),
    ]);
    return await this.work.prepared<CellRow>('read-cells', readCells, columnsOf(cells));
  }

  /** Adds cells that are not there, after `lock`. */
  async add(cells: readonly UsageCellMonth[]): Promise<void> {
    if (cells.length === 0) return;
    await this.work.prepared('add-cells', addCells, [
      ...columnsOf(cells),
      textArray(cells, ({ tuple }) => tuple),
    ]);
  }
}

function columnsOf(cells: readonly UsageCellMonth[]): unknown[] {
  return [
    textArray(cells, ({ workspace }) => workspace),
    integerArray(cells, ({ meter }) => meter),
    uuidArray(cells, ({ dims }) => dims),
    cells.map(({ month }) => microsecondsText(month)),
  ];
}
