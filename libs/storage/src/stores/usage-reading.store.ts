import { microsecondsText } from '#calendar';
import { integerArray, timestampArray, uuidArray } from '../binary-array.js';
import { fromDbDigest } from '../mappings/usage.js';
import type { Digest } from '../records/usage.js';
import {
  type ChangeRow,
  type NewestRow,
  readChanges,
  readNewestBefore,
  readTallies,
  readTuples,
  readUniques,
  readWindowedUniques,
  type TallyRow,
  type UniqueRow,
} from '../statements/read-usage.js';
import { UnitOfWork } from '../unit-of-work.js';

/** Whose cells of which meter are read, and which of them are counted together: a group has the number of its cells. */
export interface MeteredGroups {
  readonly workspace: string;
  readonly meter: number;
  readonly dims: readonly Digest[];
  /** For each of `dims`, in their order. */
  readonly groups: readonly number[];
}

/** Decimals are text. A figure is there where the meter's aggregation keeps it. */
export interface GroupedTally {
  readonly group: number;
  readonly window: number;
  readonly events: number;
  readonly total?: string;
  readonly least?: string;
  readonly greatest?: string;
  readonly latest?: { readonly value: string; readonly time: bigint; readonly order: string };
}

export interface GroupedUniques {
  readonly group: number;
  readonly window: number;
  readonly values: number;
  /** How many more there may be, which only the events tell. */
  readonly unsure: number;
}

export interface LevelChange {
  readonly group: number;
  /** Absent: the level at the start. */
  readonly time?: bigint;
  readonly change: string;
}

/** What usage was counted, as it was counted. Times are microseconds since 1970, spans are half-open. */
export class UsageReadingStore {
  constructor(private readonly work: UnitOfWork) {}

  /** By their digests, the tuples that there ever were. */
  async tuples(
    workspace: string,
    meter: number,
  ): Promise<readonly { readonly dims: Digest; readonly tuple: string }[]> {
    const rows = await this.work.prepared<{ dims: string; tuple: string }>('read-tuples', readTuples, [
      workspace,
      meter,
    ]);
    return rows.map(({ dims, tuple }) => ({ dims: fromDbDigest(dims), tuple }));
  }

  /** Between the first and the last of `bounds`, without the quarters of an hour `but`. */
  async tallies(
    groups: MeteredGroups,
    bounds: readonly bigint[],
    but: readonly bigint[],
    isLatest: boolean,
  ): Promise<readonly GroupedTally[]> {
    const values = [...columnsOf(groups), timestampArray(bounds, itself), timestampArray(but, itself)];
    const name = isLatest ? 'read-latest-tallies' : 'read-tallies';
    const rows = await this.work.prepared<TallyRow>(name, readTallies(isLatest), values);
    return rows.map(
      ({ group, window, events, total, least, greatest, latest, latestTime, latestDigest }) => ({
        group,
        window,
        events: Number(events),
        ...(total !== null && { total }),
        ...(least !== null && { least }),
        ...(greatest !== null && { greatest }),
        ...(latest !== null &&
          latestTime !== null &&
          latestDigest !== null && {
            latest: { value: latest, time: BigInt(latestTime), order: latestDigest },
          }),
      }),
    );
  }

  /** The newest value of each group from before a quarter of an hour. */
  async newestBefore(groups: MeteredGroups, quarter: bigint) {
    const values = [...columnsOf(groups), microsecondsText(quarter)];
    const rows = await this.work.prepared<NewestRow>('read-newest-before', readNewestBefore, values);
    return rows.map(({ group, latest, latestTime, latestDigest }) => ({
      group,
      value: latest,
      time: BigInt(latestTime),
      order: latestDigest,
    }));
  }

  /** Of a meter with windows, outside those that are named by their numbers. */
  async windowedUniques(
    groups: MeteredGroups,
    bounds: readonly bigint[],
    but: readonly number[],
  ): Promise<readonly GroupedUniques[]> {
    const values = [...columnsOf(groups), timestampArray(bounds, itself), integerArray(but, itself)];
    const rows = await this.work.prepared<UniqueRow>('read-windowed-uniques', readWindowedUniques, values);
    return rows.map(({ group, window, values: seen }) => ({
      group,
      window,
      values: Number(seen),
      unsure: 0,
    }));
  }

  /** Of a meter without windows, over one span. */
  async uniques(groups: MeteredGroups, from: bigint, to: bigint): Promise<readonly GroupedUniques[]> {
    const values = [...columnsOf(groups), microsecondsText(from), microsecondsText(to)];
    const rows = await this.work.prepared<UniqueRow>('read-uniques', readUniques, values);
    return rows.map(({ group, values: seen, unsure }) => ({
      group,
      window: 0,
      values: Number(seen),
      unsure: Number(unsure),
    }));
  }

  async changes(groups: MeteredGroups, from: bigint, to: bigint): Promise<readonly LevelChange[]> {
    const values = [...columnsOf(groups), microsecondsText(from), microsecondsText(to)];
    const rows = await this.work.prepared<ChangeRow>('read-changes', readChanges, values);
    return rows.map(({ group, time, change }) => ({
      group,
      change,
      ...(time !== null && { time: BigInt(time) }),
    }));
  }
}

const itself = <Value>(value: Value): Value => value;

const columnsOf = ({ workspace, meter, dims, groups }: MeteredGroups): unknown[] => [
  workspace,
  meter,
  uuidArray(dims, itself),
  integerArray(groups, itself),
];
