import type { CouldNotRun } from './could-not-run.js';
import type { Terminal } from './terminal.js';

/** People read it on stderr; with `--json`, programs read the same as one object on stdout. */
export async function reportCouldNotRun(
  error: CouldNotRun,
  terminal: Terminal,
  json: boolean,
): Promise<void> {
  const { bold, red, dim } = terminal.sayStyle;
  if (json) {
    const { code, message, help, faults } = error;
    await terminal.out(
      `${JSON.stringify({ error: { code, message, help, ...(faults.length > 0 && { faults }) } })}\n`,
    );
  }
  terminal.say(`${red(bold('error'))}: ${error.message}`);
  for (const fault of error.faults) {
    terminal.say(
      `  ${fault.place === undefined ? '' : `${fault.place}  `}${bold(fault.code)}  ${fault.message}`,
    );
    if (fault.help !== undefined) terminal.say(dim(`    help: ${fault.help}`));
  }
  if (error.help !== undefined) terminal.say(dim(`  help: ${error.help}`));
}
