import { instantText } from '#calendar';
import type { WorkspaceReply } from '#contracts';
import type { Workspace } from '#storage';

export function toWorkspace(workspace: Workspace): WorkspaceReply {
  return {
    id: workspace.id,
    revision: workspace.revision,
    attributes: workspace.attributes as WorkspaceReply['attributes'],
    billingAccount: workspace.billingAccount ?? null,
    timeZone: workspace.timeZone,
    createdAt: instantText(workspace.createdAt),
    updatedAt: instantText(workspace.updatedAt),
  };
}
