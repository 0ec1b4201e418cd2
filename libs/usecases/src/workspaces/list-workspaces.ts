import { Injectable } from '@nestjs/common';
import { type Workspace, WorkspaceStore } from '#storage';

@Injectable()
export class ListWorkspaces {
  constructor(private readonly workspaces: WorkspaceStore) {}

  /** Workspaces after id `after`, in the order of their ids. */
  async run(after: string, limit: number): Promise<readonly Workspace[]> {
    return await this.workspaces.list(after, limit);
  }
}
