import type { ServiceFault } from '../fault.js';

export const unknownWorkspace = (id: string): ServiceFault => ({
  code: 'workspace.unknown',
  message: `there is no workspace \`${id.slice(0, 128)}\``,
  help: 'PUT /v1/workspaces/:id creates it',
});
