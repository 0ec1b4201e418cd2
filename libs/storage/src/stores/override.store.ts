import { type Instant, instantText } from '#calendar';
import { fromDbInstant } from '../mappings/instants.js';
import type { ExperimentOverride } from '../records/enrolments.js';
import { endOverride, findOverride, insertOverride, type OverrideRow } from '../statements/overrides.js';
import { UnitOfWork } from '../unit-of-work.js';

/** Variants that people give to workspaces. */
export class OverrideStore {
  constructor(private readonly work: UnitOfWork) {}

  async insert(override: ExperimentOverride): Promise<void> {
    await this.work.manager.query(insertOverride, [
      override.id,
      override.experiment,
      override.workspace,
      override.unit,
      override.variant,
      instantText(override.from),
      instantText(override.to),
      override.reason,
      override.author,
      instantText(override.createdAt),
    ]);
  }

  /** The one that lasts beyond `now`. */
  async find(experiment: string, workspace: string, now: Instant): Promise<ExperimentOverride | undefined> {
    const [row] = await this.work.manager.query<OverrideRow[]>(findOverride, [
      experiment,
      workspace,
      instantText(now),
    ]);
    return (
      row && {
        ...row,
        from: fromDbInstant(row.from),
        to: fromDbInstant(row.to),
        createdAt: fromDbInstant(row.createdAt),
      }
    );
  }

  async end(id: string, at: Instant, by: string): Promise<void> {
    await this.work.manager.query(endOverride, [id, instantText(at), by]);
  }
}
