import { type Instant, instantText } from '#calendar';
import { fromDbInstant } from '../mappings/instants.js';
import type { Outcome, OutcomeSums, UnitShare, Watched } from '../records/outcomes.js';
import {
  addOutcomes,
  converted,
  knownWorkspaces,
  listedConverted,
  listedOutcomes,
  listedRetained,
  type OutcomeRow,
  outcomesNamed,
  outcomeSums,
  retained,
} from '../statements/outcomes.js';
import type { ListedValueRow } from '../statements/snapshot-sums.js';
import { UnitOfWork } from '../unit-of-work.js';

/** What became of customers, and what it comes to by arm. */
export class OutcomeStore {
  constructor(private readonly work: UnitOfWork) {}

  /** Keeps those whose ids are new, and answers these ids. No two may share one. */
  async add(outcomes: readonly Outcome[], now: Instant): Promise<ReadonlySet<string>> {
    const rows = await this.work.manager.query<{ id: string }[]>(addOutcomes, [
      outcomes.map(({ id }) => id),
      outcomes.map(({ type }) => type),
      outcomes.map(({ workspace }) => workspace),
      outcomes.map(({ value }) => value),
      outcomes.map(({ occurredAt }) => instantText(occurredAt)),
      instantText(now),
    ]);
    return new Set(rows.map(({ id }) => id));
  }

  async named(ids: readonly string[]): Promise<readonly Outcome[]> {
    const rows = await this.work.manager.query<OutcomeRow[]>(outcomesNamed, [ids]);
    return rows.map(({ occurredAt, ...same }) => ({ ...same, occurredAt: fromDbInstant(occurredAt) }));
  }

  async knownWorkspaces(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.work.manager.query<{ id: string }[]>(knownWorkspaces, [ids]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Of outcomes of a type, and of another one below the line, by arm. */
  async sums(watched: Watched, type: string, below?: string): Promise<readonly OutcomeSums[]> {
    const values = [...valuesOf(watched), type, below ?? null];
    return await this.work.patiently<OutcomeSums>(outcomeSums, values);
  }

  /** Who subscribed to the package within the window, by arm. */
  async converted(watched: Watched, packageKey: string): Promise<readonly UnitShare[]> {
    return await this.work.patiently<UnitShare>(converted, [...valuesOf(watched), packageKey]);
  }

  /** Of those who had the package when their window began, who has it when that ends, by arm. */
  async retained(watched: Watched, packageKey: string): Promise<readonly UnitShare[]> {
    return await this.work.patiently<UnitShare>(retained, [...valuesOf(watched), packageKey]);
  }

  /** Of units of a fixed list, the first `limit` by their blocks: what their outcomes come to, or whether they had any. */
  async listedSums(
    watched: Watched,
    [type, kind]: readonly [type: string, kind: 'mean' | 'proportion'],
    limit: number,
  ): Promise<readonly ListedValueRow[]> {
    const values = [...valuesOf(watched), type, null, limit];
    return await this.work.patiently<ListedValueRow>(listedOutcomes(kind), values);
  }

  /** 1 of each that subscribed to the package within the window. */
  async listedConverted(
    watched: Watched,
    packageKey: string,
    limit: number,
  ): Promise<readonly ListedValueRow[]> {
    const values = [...valuesOf(watched), packageKey, limit];
    return await this.work.patiently<ListedValueRow>(listedConverted, values);
  }

  /** Of those who had the package when they enrolled: 1 of each that still has it when its window is over. */
  async listedRetained(
    watched: Watched,
    packageKey: string,
    limit: number,
  ): Promise<readonly ListedValueRow[]> {
    const values = [...valuesOf(watched), packageKey, limit];
    return await this.work.patiently<ListedValueRow>(listedRetained, values);
  }
}

const valuesOf = ({ experiment, window, now }: Watched): unknown[] => [experiment, window, instantText(now)];
