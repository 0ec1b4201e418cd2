import type { DescribedOperation } from './described-operation.js';

/** Who may ask, in the words that the guard acts on. */
export function declareAccess({ operation, facts: { declared } }: DescribedOperation): void {
  if (declared === 'nothing') return;
  if (declared === 'public') {
    operation.security = [];
    return;
  }
  const { scope, workspaceOf } = declared;
  if (scope !== undefined) Object.assign(operation, { 'x-ratebook-scope': scope });
  // Keys of one workspace meet this route, about their own; every other one is unknown to them.
  if (workspaceOf !== undefined) Object.assign(operation, { 'x-ratebook-workspace-keys': true });
}
