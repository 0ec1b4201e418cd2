/** Why the service cannot start: one sentence, and what to do about it. */
export interface SetupFault {
  readonly code: `setup.${string}`;
  /** Lower case, user's text in backticks, no full stop. */
  readonly message: string;
  readonly help: string;
}

export type SetupOutcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: SetupFault };

export function refuse(
  code: SetupFault['code'],
  message: string,
  help: string,
): { readonly ok: false; readonly fault: SetupFault } {
  return { ok: false, fault: { code, message, help } };
}
