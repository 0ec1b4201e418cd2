import type { Terminal } from './terminal.js';

const SECRET_FLAG = /^--?(?:api-?)?(?:key|token|secret|password)(?:=|$)/i;

/** A key on the command line is in the shell's history and in every process list: it is never read from there. */
export function warnOfSecrets(args: readonly string[], terminal: Terminal): void {
  const flag = args.find((arg) => SECRET_FLAG.test(arg))?.split('=')[0];
  if (flag === undefined) return;
  const { bold, yellow, dim } = terminal.sayStyle;
  terminal.say(
    `${yellow(bold('warning'))}: \`${flag}\` puts a secret where other users and the shell history see it; it was not used`,
  );
  terminal.say(dim('  help: hand keys over in the environment or in a file, and replace this one'));
}

/** An error message repeats the flag that it is about, never the value after its `=`. */
export function withoutSecrets(message: string): string {
  return message.replace(/'(--[^'=]+)=[^']*'/g, "'$1'");
}
