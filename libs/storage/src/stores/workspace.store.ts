import { type Instant, instantText } from '#calendar';
import { canonicalJson } from '#rulebook';
import { fromDbWorkspace } from '../mappings/subscriptions.js';
import type { Workspace } from '../records/subscriptions.js';
import {
  findWorkspace,
  insertWorkspace,
  listWorkspaces,
  lockWorkspace,
  replaceWorkspace,
  type WorkspaceRow,
} from '../statements/workspaces.js';
import { UnitOfWork } from '../unit-of-work.js';

/** What a workspace is created with, or replaced by. */
export type WorkspaceContent = Pick<Workspace, 'id' | 'attributes' | 'billingAccount' | 'timeZone'>;

export class WorkspaceStore {
  constructor(private readonly work: UnitOfWork) {}

  async find(id: string): Promise<Workspace | undefined> {
    const [row] = await this.work.manager.query<WorkspaceRow[]>(findWorkspace, [id]);
    return row && fromDbWorkspace(row);
  }

  /** The workspace, which nobody else locks or replaces to the end of the running unit of work. */
  async lock(id: string): Promise<Workspace | undefined> {
    const [row] = await this.work.manager.query<WorkspaceRow[]>(lockWorkspace, [id]);
    return row && fromDbWorkspace(row);
  }

  /** Workspaces after id `after`, in the order of their ids. */
  async list(after: string, limit: number): Promise<readonly Workspace[]> {
    const rows = await this.work.manager.query<WorkspaceRow[]>(listWorkspaces, [after, limit]);
    return rows.map(fromDbWorkspace);
  }

  /** Undefined when there is one of this id already. */
  async insert(content: WorkspaceContent, at: Instant): Promise<Workspace | undefined> {
    const [row] = await this.work.manager.query<WorkspaceRow[]>(insertWorkspace, columns(content, at));
    return row && fromDbWorkspace(row);
  }

  /** Undefined when the workspace is no longer, or not yet, at `revision`. */
  async replace(content: WorkspaceContent, revision: number, at: Instant): Promise<Workspace | undefined> {
    // TypeORM answers an update with its rows and their count.
    const [[row]] = await this.work.manager.query<[WorkspaceRow[], number]>(replaceWorkspace, [
      ...columns(content, at),
      revision,
    ]);
    return row && fromDbWorkspace(row);
  }
}

const columns = ({ id, attributes, billingAccount, timeZone }: WorkspaceContent, at: Instant): unknown[] => [
  id,
  canonicalJson(attributes),
  billingAccount ?? null,
  timeZone,
  instantText(at),
];
