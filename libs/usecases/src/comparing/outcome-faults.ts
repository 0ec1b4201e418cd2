import { type Instant, instantText } from '#calendar';
import type { ServiceFault } from '../fault.js';

export const outcomeWorkspaceUnknown = (workspace: string): ServiceFault => ({
  code: 'outcome.workspace-unknown',
  message: `there is no workspace \`${workspace.slice(0, 128)}\``,
  help: 'PUT /v1/workspaces/:id first, and send the outcome again: its id counts once',
});

export const inFuture = (occurredAt: Instant, now: Instant): ServiceFault => ({
  code: 'outcome.in-future',
  message: `it happens at \`${instantText(occurredAt)}\`, and now is ${instantText(now)}`,
  help: 'report what has happened, at the time at which it did',
});

export const outcomeConflict = (id: string): ServiceFault => ({
  code: 'outcome.conflict',
  message: `\`${id.slice(0, 256)}\` was reported before, and said something else`,
  help: 'the first one stands; report another fact under an id of its own',
});
