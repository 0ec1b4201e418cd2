import { Injectable } from '@nestjs/common';
import { type Workspace, WorkspaceStore } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { unknownWorkspace } from './unknown-workspace.js';

@Injectable()
export class FindWorkspace {
  constructor(private readonly workspaces: WorkspaceStore) {}

  async run(id: string): Promise<Outcome<Workspace>> {
    const found = await this.workspaces.find(id);
    return found === undefined ? refused(unknownWorkspace(id)) : { ok: true, value: found };
  }
}
