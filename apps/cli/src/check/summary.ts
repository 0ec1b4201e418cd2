import type { Diagnostic } from '#rulebook';
import { counted } from '../shell/columns.js';

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly accepted: number;
}

export function countsOf(diagnostics: readonly Diagnostic[]): Counts {
  const open = diagnostics.filter(({ accepted }) => accepted === undefined);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: open.length - errors, accepted: diagnostics.length - open.length };
}

/** `3 files: 1 error, 2 warnings, 1 accepted`. */
export function summaryOf(files: number, { errors, warnings, accepted }: Counts): string {
  const parts = [counted(errors, 'error'), counted(warnings, 'warning')];
  if (accepted > 0) parts.push(`${accepted} accepted`);
  return `${counted(files, 'file')}: ${parts.join(', ')}`;
}
