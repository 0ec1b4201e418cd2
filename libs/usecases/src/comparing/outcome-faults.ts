import { type Instant, instantText } from '#calendar';
import type { ServiceFault } from '../fault.js';

/** What the ids begin with of outcomes that nobody sends. */
export const OWN_OUTCOMES = 'ratebook:';

export const outcomeWorkspaceUnknown = (workspace: string): ServiceFault => ({
  code: 'outcome.workspace-unknown',
  message: `there is no workspace \`${workspace.slice(0, 128)}\``,
  help: 'PUT /v1/workspaces/:id first, and send the outcome again: its id counts once',
});

export const outcomeIdReserved = (id: string): ServiceFault => ({
  code: 'outcome.id-reserved',
  message: `\`${id.slice(0, 256)}\` begins with \`${OWN_OUTCOMES}\`, as the outcomes do that the service itself reports`,
  help: 'begin the id with the name of the service that sends it',
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
