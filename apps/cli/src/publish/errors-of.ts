import type { Diagnostic } from '#rulebook';
import type { LoadedRules } from '../rules/load-rules.js';
import { text } from '../check/text.js';
import type { Terminal } from '../shell/terminal.js';

/** Says the errors of the rule folder, if there are any: nothing that cannot be read is sent. */
export async function sayErrors({ diagnostics }: LoadedRules, terminal: Terminal): Promise<boolean> {
  const errors: readonly Diagnostic[] = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return false;
  await terminal.out(text(errors, terminal.outStyle));
  terminal.say('nothing was sent: the rule files are not sound');
  return true;
}
